package io.dromedary.recording;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.StreamPart;
import java.time.Instant;
import java.util.Optional;

/**
 * One part of the stream, or its end, and when it came.
 *
 * @param part an init segment or a fragment; nothing if the stream ended
 * @param at when it came, by the clock, which may be set
 * @param nanos when it came, by a count that nobody sets, in nanoseconds
 */
record Arrival(Optional<StreamPart> part, Instant at, long nanos) {

    /** Returns whether it is a fragment with which a segment may begin. */
    boolean keyframe() {
        return part.orElse(null) instanceof Fragment fragment && fragment.keyframe();
    }

    /** Returns how many bytes it keeps in memory. */
    int sizeBytes() {
        return part.map(StreamPart::sizeBytes).orElse(0);
    }
}
