package io.dromedary.config;

import java.util.Optional;

/**
 * Which values a setting takes. Holds its limits as data, so that they can be shown as well as checked.
 *
 * @param <T> the type of a value
 */
sealed interface SettingType<T> permits Choice, ExtraArguments, Flag, FreeText, TextList, WholeNumber {

    /** Turns what a file gives, never {@link Given.Nothing}, into a value that may still be out of range. */
    T parse(Given given) throws UnfitValueException;

    /** Returns why a value is out of range, as the rest of a sentence: "is more than 240". */
    Optional<String> objection(T value);

    /** Returns the one text that a file gives, without the space around it. */
    static String one(Given given) throws UnfitValueException {
        if (given instanceof Given.One single) {
            return single.text().strip();
        }
        throw new UnfitValueException(
                "takes one value, not " + (given instanceof Given.Several ? "a list" : "nested settings"));
    }
}
