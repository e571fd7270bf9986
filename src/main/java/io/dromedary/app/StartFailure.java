package io.dromedary.app;

/** The node cannot start. The message is for the operator: what is wrong, and what to do. */
public final class StartFailure extends Exception {

    private static final long serialVersionUID = 1L;

    StartFailure(String message) {
        super(message);
    }

    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
