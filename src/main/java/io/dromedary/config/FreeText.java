package io.dromedary.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of text.
 *
 * @param shape what the text must match as a whole; must be quick for any text of {@value #MAX_CHARACTERS} characters
 * @param expected what is wrong with a text that does not match: "is empty"
 */
record FreeText(Pattern shape, String expected) implements SettingType<String> {

    static final int MAX_CHARACTERS = 4096;

    /** Any text, also none. */
    static FreeText any() {
        return new FreeText(Pattern.compile(".*"), "holds a line end");
    }

    /** Any text but none. */
    static FreeText some() {
        return new FreeText(Pattern.compile(".+"), "is empty");
    }

    @Override
    public String parse(Given given) throws UnfitValueException {
        return SettingType.one(given);
    }

    @Override
    public Optional<String> objection(String value) {
        if (value.length() > MAX_CHARACTERS) {
            return Optional.of("has more than " + MAX_CHARACTERS + " characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("holds a line end or another control character");
        }
        return shape.matcher(value).matches() ? Optional.empty() : Optional.of(expected);
    }
}
