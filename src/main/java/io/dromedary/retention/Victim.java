package io.dromedary.retention;

import io.dromedary.recording.Segment;

/**
 * A segment that is to go.
 *
 * @param segment which
 * @param reason why
 */
public record Victim(Segment segment, Reason reason) {}
