package io.dromedary.config;

import java.util.Locale;
import java.util.Optional;

/** Yes or no, in the words that TinyCam's reader knows. */
record Flag() implements SettingType<Boolean> {

    @Override
    public Boolean parse(Given given) throws UnfitValueException {
        return switch (SettingType.one(given).toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "y" -> true;
            case "false", "no", "off", "n" -> false;
            default -> throw new UnfitValueException("is neither true nor false");
        };
    }

    @Override
    public Optional<String> objection(Boolean value) {
        return Optional.empty();
    }
}
