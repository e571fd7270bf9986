package io.dromedary.http;

/** A well-formed request that asks for something that cannot be: 422, with an empty body as TinyCam answers. */
public final class UnprocessableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Refuses; the reason is for the log alone. */
    public UnprocessableException(String reason) {
        super(reason);
    }
}
