package io.dromedary.capture;

import java.util.Optional;

/**
 * Hears when a camera's pictures begin and end. Called by the camera's own thread, between two parts, in order; it must
 * return soon, as nothing is read from ffmpeg meanwhile.
 */
public interface CaptureListener {

    /** An ffmpeg was started for this camera; its init segment comes next. */
    void onStarted(String camera);

    /**
     * The ffmpeg that was started is gone, and no part of it will come any more.
     *
     * @param failure why, if it should have gone on: it will be tried again; empty if it was stopped
     */
    void onEnded(String camera, Optional<CaptureFailure> failure);
}
