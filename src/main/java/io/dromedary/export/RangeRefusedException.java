package io.dromedary.export;

/** A stretch of a recording cannot be one file. The message says why, in words for who asked. */
public final class RangeRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What kind of reason it is. */
    public enum Reason {
        /** Nothing is recorded there. */
        NOTHING,
        /** It is longer than one file may be. */
        TOO_LONG,
        /** The camera's stream changed meanwhile. */
        CHANGED,
        /** Others are being made. */
        BUSY,
        /** The disk or ffmpeg failed. */
        FAILED
    }

    /** Refuses; the message holds nothing of the request but times. */
    RangeRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Returns what kind of reason it is. */
    public Reason reason() {
        return reason;
    }
}
