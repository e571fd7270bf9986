package io.dromedary.http;

/** A good request for something that the operator does not allow: 403. */
public final class ForbiddenException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Refuses; the reason is for the log alone and holds nothing of the request. */
    public ForbiddenException(String reason) {
        super(reason);
    }
}
