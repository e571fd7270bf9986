package io.dromedary.recording;

/**
 * A part of a segment that has no pictures, since the camera gave none or the disk was too slow.
 *
 * @param fromMicros when it begins, since the segment began, in microseconds of media time
 * @param toMicros when it ends
 */
public record Gap(long fromMicros, long toMicros) {}
