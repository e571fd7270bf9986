package io.dromedary.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that an operator may set for a camera.
 *
 * @param name its name in the file, TinyCam's
 * @param type which values it takes
 * @param fallback its value where the file does not set it
 * @param alias another name that means the same
 * @param <T> the type of its value
 */
record Setting<T>(String name, SettingType<T> type, T fallback, Optional<String> alias) {

    Setting(String name, SettingType<T> type, T fallback) {
        this(name, type, fallback, Optional.empty());
    }

    static Setting<Integer> whole(String name, int min, int max, int fallback) {
        return new Setting<>(name, new WholeNumber(min, max), fallback);
    }

    static Setting<Boolean> flag(String name, boolean fallback) {
        return new Setting<>(name, new Flag(), fallback);
    }

    static Setting<String> text(String name, String fallback) {
        return new Setting<>(name, FreeText.any(), fallback);
    }

    static Setting<String> words(String name, String fallback, String... words) {
        return new Setting<>(name, Choice.of(words), fallback);
    }

    static Setting<String> extraArguments(String name, AllowedOptions allowed) {
        return new Setting<>(name, new ExtraArguments(allowed), "");
    }

    static <T> Setting<T> choice(String name, T fallback, T[] values, Function<T, String> word) {
        return numbered(name, fallback, values, word, List.of());
    }

    /** A choice of words in which TinyCam's reader takes numbers too: the place in {@code numbered}, from 0. */
    static <T> Setting<T> numbered(String name, T fallback, T[] values, Function<T, String> word, List<T> numbered) {
        var words = new LinkedHashMap<String, T>();
        Arrays.stream(values).forEach(value -> words.put(word.apply(value), value));
        return new Setting<>(name, new Choice<>(words, Optional.empty(), numbered), fallback);
    }

    /** Returns the same setting, known by another name too. */
    Setting<T> alsoCalled(String other) {
        return new Setting<>(name, type, fallback, Optional.of(other));
    }

    /** Reads what a file gives; the fallback stands for nothing. */
    T read(Given given) throws UnfitValueException {
        if (given instanceof Given.Nothing) {
            return fallback;
        }
        T value = type.parse(given);
        Optional<String> objection = type.objection(value);
        if (objection.isPresent()) {
            throw new UnfitValueException(objection.get());
        }
        return value;
    }

    /**
     * Checks a value that did not come from a file.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    void require(T value) {
        type.objection(value).ifPresent(objection -> {
            throw new IllegalArgumentException(name + ": " + value + " " + objection);
        });
    }
}
