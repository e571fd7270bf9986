package io.dromedary.http;

/**
 * A request without a good signature, or one that came too late: 401, with an answer that tells an attacker nothing.
 */
public final class UnauthorizedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Refuses; the reason is for the log alone and holds nothing of the request. */
    public UnauthorizedException(String reason) {
        super(reason);
    }
}
