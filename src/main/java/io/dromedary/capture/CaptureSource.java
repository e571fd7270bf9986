package io.dromedary.capture;

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
     */
    CaptureCommand commandFor(String camera) throws CaptureRefusedException, FfmpegMissingException;
}
