package io.dromedary.config;

import java.util.Optional;

/**
 * More words for ffmpeg, written as one line: options that {@code allowed} knows, each with a value that it takes.
 *
 * @param allowed which options
 */
record ExtraArguments(AllowedOptions allowed) implements SettingType<String> {

    private static final FreeText LINE = FreeText.any();

    @Override
    public String parse(Given given) throws UnfitValueException {
        return SettingType.one(given);
    }

    @Override
    public Optional<String> objection(String value) {
        return LINE.objection(value).or(() -> inWords(value));
    }

    private Optional<String> inWords(String line) {
        try {
            return allowed.objection(CommandWords.split(line));
        } catch (IllegalArgumentException notClosed) {
            return Optional.of(String.valueOf(notClosed.getMessage()));
        }
    }
}
