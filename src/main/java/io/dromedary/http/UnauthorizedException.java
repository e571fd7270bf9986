package io.dromedary.http;

/** A request without a good signature, or one that came too late. One kind, which tells an attacker nothing: 401. */
public final class UnauthorizedException extends Exception {

    private static final long serialVersionUID = 1L;
}
