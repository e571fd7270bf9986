package io.dromedary.config;

import java.util.Optional;

/**
 * A whole number in decimal digits.
 *
 * @param min the smallest accepted
 * @param max the largest accepted
 */
record WholeNumber(int min, int max) implements SettingType<Integer> {

    @Override
    public Integer parse(Given given) throws UnfitValueException {
        String text = SettingType.one(given);
        if (!text.matches("[+-]?[0-9]+")) {
            throw new UnfitValueException("is not a whole number");
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException tooLong) {
            throw new UnfitValueException(text.startsWith("-") ? "is less than " + min : "is more than " + max);
        }
    }

    @Override
    public Optional<String> objection(Integer value) {
        if (value < min) {
            return Optional.of("is less than " + min);
        }
        return value > max ? Optional.of("is more than " + max) : Optional.empty();
    }
}
