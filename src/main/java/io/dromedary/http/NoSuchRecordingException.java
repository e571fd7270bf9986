package io.dromedary.http;

/** The command names a recording that is not there: 404. */
public final class NoSuchRecordingException extends Exception {

    private static final long serialVersionUID = 1L;
}
