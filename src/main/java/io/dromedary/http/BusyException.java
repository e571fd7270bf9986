package io.dromedary.http;

/** The node does as much of this as it may at a time: 503. */
public final class BusyException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Refuses; the reason is for the log alone and holds nothing of the request. */
    public BusyException(String reason) {
        super(reason);
    }
}
