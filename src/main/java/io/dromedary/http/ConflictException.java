package io.dromedary.http;

/** A request that cannot be met as things are now: 409. The message is the constant answer. */
public final class ConflictException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Answers with a constant body.
     *
     * @param answer JSON that holds nothing of the request
     */
    public ConflictException(String answer) {
        super(answer);
    }
}
