package io.dromedary.capture;

import java.time.Duration;

/**
 * Says what to run for a camera. It is asked again before each start, so a changed configuration needs only a restart.
 */
@FunctionalInterface
public interface CaptureSource {

    /**
     * Returns the command line for a camera, as it is configured now. Called by the camera's own thread; may take some
     * seconds.
     *
     * @throws CaptureRefusedException if there is no such camera, or it asks for what cannot be done
     * @throws FfmpegMissingException if there is no ffmpeg to run
     * @throws InterruptedException if the camera is stopped meanwhile
     */
    CaptureCommand commandFor(String camera)
            throws CaptureRefusedException, FfmpegMissingException, InterruptedException;

    /**
     * Hears that the latest command failed, before the camera is started again; the next command may be another one.
     *
     * @param pictures for how long it gave pictures
     */
    default void failed(String camera, CaptureFailure failure, Duration pictures) {}
}
