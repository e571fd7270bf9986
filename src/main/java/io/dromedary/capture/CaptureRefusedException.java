package io.dromedary.capture;

/** A camera cannot be captured as it is configured; the message says which setting, and why. Never holds a secret. */
public final class CaptureRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says which setting is refused, and why. */
    public CaptureRefusedException(String message) {
        super(message);
    }
}
