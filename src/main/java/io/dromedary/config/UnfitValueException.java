package io.dromedary.config;

/**
 * A value does not suit its setting. The message continues a sentence that begins with the setting: "is more than 240".
 */
final class UnfitValueException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says why. */
    UnfitValueException(String why) {
        super(why);
    }
}
