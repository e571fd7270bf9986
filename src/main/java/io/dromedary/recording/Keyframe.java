package io.dromedary.recording;

/**
 * Where a player may begin in a segment.
 *
 * @param timeMicros when the picture is decoded, since the segment began, in microseconds
 * @param offset where the fragment that begins with it is in the file, in bytes
 */
public record Keyframe(long timeMicros, long offset) {}
