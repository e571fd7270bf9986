package io.dromedary.export;

import io.dromedary.recording.Keyframe;
import io.dromedary.recording.Segment;
import io.dromedary.recording.SegmentLayout;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A part of one segment, from a keyframe to the next one that is not wanted, or to the segment's end. Without gaps,
 * unless sound goes on in them or they begin in the middle of a group of pictures.
 *
 * @param layout the segment whose part it is
 * @param keyframes where a player may begin in it, at least one
 * @param fromBytes where it begins in the segment's file
 * @param toBytes where it ends
 * @param endMicros when its last picture ends, since the segment began
 * @param follows whether nothing is missing between it and the cut before, by the clock of their run
 */
record Cut(
        SegmentLayout layout, List<Keyframe> keyframes, long fromBytes, long toBytes, long endMicros, boolean follows) {

    Segment segment() {
        return layout.segment();
    }

    Keyframe first() {
        return keyframes.get(0);
    }

    Keyframe last() {
        return keyframes.get(keyframes.size() - 1);
    }

    /** Returns when its first picture came. */
    Instant from() {
        return segment().from().plus(first().timeMicros(), ChronoUnit.MICROS);
    }

    /** Returns when its last picture ended. */
    Instant to() {
        return segment().from().plus(endMicros, ChronoUnit.MICROS);
    }

    long bytes() {
        return toBytes - fromBytes;
    }
}
