package io.dromedary.capture;

/** No ffmpeg can be run; the message says where it was looked for and what to do. */
public final class FfmpegMissingException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says what is missing and what to do about it. */
    public FfmpegMissingException(String message) {
        super(message);
    }
}
