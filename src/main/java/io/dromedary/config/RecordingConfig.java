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
 * @param segmentMaxMegabytes how large a segment may become, in millions of bytes; 0 for no limit
 * @param syncEvery how often the disk is made to keep what was written, 1 s to 1 h
 * @param localTime whether names have the node's local time, not UTC
 */
public record RecordingConfig(
        boolean streamOnly,
        String outputDir,
        SegmentUnit segmentUnit,
        int segmentCount,
        String fileNamePattern,
        PackedAs format,
        int segmentMaxMegabytes,
        Duration syncEvery,
        boolean localTime) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public RecordingConfig {
        RecordingSettings.OUTPUT_DIR.require(outputDir);
        RecordingSettings.SEGMENT_SECONDS.require(segmentCount);
        RecordingSettings.FILE_NAME_PATTERN.require(fileNamePattern);
        RecordingSettings.SEGMENT_MAX_MB.require(segmentMaxMegabytes);
        RecordingSettings.RECORDING_SYNC_SECONDS.require((int) Math.min(syncEvery.toSeconds(), Integer.MAX_VALUE));
    }

    /** Returns how long one segment lasts. */
    public Duration segmentLength() {
        return segmentUnit.length().multipliedBy(segmentCount);
    }
}
