package io.dromedary.keys;

/** A new key was not accepted and nothing changed. The message says why and never holds the key. */
public final class RefusedKeyException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says why. */
    RefusedKeyException(String why) {
        super(why);
    }
}
