package io.dromedary.http;

/** The address names a camera that is not configured: 404. */
public final class NoSuchCameraException extends Exception {

    private static final long serialVersionUID = 1L;
}
