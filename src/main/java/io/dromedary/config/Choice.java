package io.dromedary.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One of a few words, in capitals or not.
 *
 * @param words what each word means, in the order in which they are listed to the operator
 * @param otherwise what every other word means, or empty if there must be none
 * @param numbered what 0, 1, 2 … mean, as TinyCam's reader takes numbers too; often empty
 * @param <T> what a word stands for
 */
record Choice<T>(Map<String, T> words, Optional<T> otherwise, List<T> numbered) implements SettingType<T> {

    Choice {
        numbered = List.copyOf(numbered);
    }

    Choice(Map<String, T> words, Optional<T> otherwise) {
        this(words, otherwise, List.of());
    }

    /** A choice among texts, which stand for themselves. */
    static Choice<String> of(String... words) {
        var meanings = new LinkedHashMap<String, String>();
        for (String word : words) {
            meanings.put(word, word);
        }
        return new Choice<>(meanings, Optional.empty());
    }

    @Override
    public T parse(Given given) throws UnfitValueException {
        String word = SettingType.one(given).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(words.get(word))
                .or(() -> number(word))
                .or(() -> otherwise)
                .orElseThrow(() -> new UnfitValueException("is not one of " + String.join(", ", words.keySet())));
    }

    private Optional<T> number(String word) {
        if (!word.matches("[0-9]{1,2}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(word);
        return number < numbered.size() ? Optional.of(numbered.get(number)) : Optional.empty();
    }

    @Override
    public Optional<String> objection(T value) {
        return Optional.empty();
    }
}
