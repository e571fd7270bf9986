package io.dromedary.config;

import java.time.Duration;
import java.util.List;

/**
 * How the stream is packed on its way from ffmpeg. The names are TinyCam's.
 *
 * @param format the container
 * @param live whether it is tuned for live viewing
 * @param clusterTimeLimit longest cluster of WebM or Matroska, 1 ms to 60 s
 * @param clusterSizeLimitBytes largest cluster of WebM or Matroska, in bytes, 1 to 1 GiB
 * @param extraOutputArgs further words for ffmpeg before the output, as one line
 */
public record PipeConfig(
        PackedAs format, boolean live, Duration clusterTimeLimit, int clusterSizeLimitBytes, String extraOutputArgs) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public PipeConfig {
        PipeSettings.CLUSTER_TIME_LIMIT_MS.require((int) Math.min(clusterTimeLimit.toMillis(), Integer.MAX_VALUE));
        PipeSettings.CLUSTER_SIZE_LIMIT_BYTES.require(clusterSizeLimitBytes);
        PipeSettings.EXTRA_OUTPUT_ARGS.require(extraOutputArgs);
    }

    /** Returns the words of {@link #extraOutputArgs}. */
    public List<String> extraWords() {
        return CommandWords.split(extraOutputArgs);
    }
}
