package io.dromedary.http;

/** The command names a viewer without a key: 404. */
public final class NoSuchKeyException extends Exception {

    private static final long serialVersionUID = 1L;
}
