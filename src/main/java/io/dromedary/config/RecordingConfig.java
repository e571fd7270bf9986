package io.dromedary.config;

import java.time.Duration;

/**
 * What is written to disk. The names are TinyCam's.
 *
 * @param streamOnly whether nothing is
 * @param outputDir the folder, relative to the node's home
 * @param segmentUnit what {@code segmentCount} counts
 * @param segmentCount how many units one segment lasts (TinyCam's {@code segmentSeconds}), from 1
 * @param fileNamePattern the name of a file without its ending, with the fields of strftime
 * @param format the container
 */
public record RecordingConfig(
        boolean streamOnly,
        String outputDir,
        SegmentUnit segmentUnit,
        int segmentCount,
        String fileNamePattern,
        PackedAs format) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public RecordingConfig {
        RecordingSettings.OUTPUT_DIR.require(outputDir);
        RecordingSettings.SEGMENT_SECONDS.require(segmentCount);
        RecordingSettings.FILE_NAME_PATTERN.require(fileNamePattern);
    }

    /** Returns how long one segment lasts. */
    public Duration segmentLength() {
        return segmentUnit.length().multipliedBy(segmentCount);
    }
}
