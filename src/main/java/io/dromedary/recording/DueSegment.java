package io.dromedary.recording;

/**
 * A segment that a reader is to get now.
 *
 * @param segment the segment; its file was there a moment ago
 * @param tries how often the reader has failed with it already
 */
public record DueSegment(Segment segment, int tries) {}
