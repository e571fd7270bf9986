package io.dromedary.config;

import java.util.Optional;

/**
 * One thing that an operator may set for a camera.
 *
 * @param name its name in the file, TinyCam's
 * @param type which values it takes
 * @param fallback its value where the file does not set it
 * @param <T> the type of its value
 */
record Setting<T>(String name, SettingType<T> type, T fallback) {

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
