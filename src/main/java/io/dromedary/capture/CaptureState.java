package io.dromedary.capture;

import io.dromedary.fragment.VideoTrack;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a capture was doing at one moment.
 *
 * @param camera the camera's name
 * @param phase what it was doing
 * @param since since when it was doing that
 * @param restarts how often ffmpeg was started again since the route started
 * @param lastFailure why it last failed, if it ever did since the route started
 * @param pid ffmpeg's process number, if it was running
 * @param bytes bytes received since the route started
 * @param fragments fragments received since the route started
 * @param bitsPerSecond bit rate of the last seconds
 * @param framesPerSecond frame rate of the last seconds, as the pictures came
 * @param video what the running capture's init segment says, once it has come
 * @param routeFailures exchanges that the route failed to process since it started
 * @param report who compresses the pictures, and what is otherwise than configured
 */
public record CaptureState(
        String camera,
        Phase phase,
        Instant since,
        long restarts,
        Optional<CaptureFailure> lastFailure,
        OptionalLong pid,
        long bytes,
        long fragments,
        double bitsPerSecond,
        double framesPerSecond,
        Optional<VideoTrack> video,
        long routeFailures,
        CaptureReport report) {

    /** What a capture is doing. */
    public enum Phase {
        /** Nothing: its route is stopped or suspended. */
        STOPPED,
        /** ffmpeg runs, but has given no picture yet. */
        STARTING,
        /** Pictures come. */
        RUNNING,
        /** It failed and will be tried again. */
        WAITING
    }
}
