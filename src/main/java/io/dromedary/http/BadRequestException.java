package io.dromedary.http;

/** A request that makes no sense: 400. The message is the constant answer, which may be empty. */
public final class BadRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Answers with an empty body, as TinyCam does. */
    public BadRequestException() {
        this("");
    }

    /**
     * Answers with a constant body.
     *
     * @param answer JSON that holds nothing of the request
     */
    public BadRequestException(String answer) {
        super(answer);
    }
}
