package io.dromedary.http;

/** A well-formed request that asks for something that cannot be: 422, with an empty body as TinyCam answers. */
public final class UnprocessableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String answer;

    /** Refuses; the reason is for the log alone. */
    public UnprocessableException(String reason) {
        this(reason, "");
    }

    /**
     * Refuses one who asked for the reasons.
     *
     * @param reason for the log
     * @param answer the body of the answer: JSON without a secret, or empty
     */
    public UnprocessableException(String reason, String answer) {
        super(reason);
        this.answer = answer;
    }

    /** Returns the body of the answer, JSON or empty. */
    public String getAnswer() {
        return answer;
    }
}
