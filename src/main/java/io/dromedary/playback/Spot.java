package io.dromedary.playback;

import io.dromedary.recording.Keyframe;
import io.dromedary.recording.Segment;
import io.dromedary.recording.SegmentLayout;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A picture with which playing can begin.
 *
 * @param layout where things are in its segment
 * @param keyframe which of the segment's keyframes it is, from 0
 */
record Spot(SegmentLayout layout, int keyframe) {

    Segment segment() {
        return layout.segment();
    }

    Keyframe picture() {
        return layout.keyframes().get(keyframe);
    }

    Instant time() {
        return timeOf(picture().timeMicros());
    }

    /** Returns a time since the segment began as a time of day. */
    Instant timeOf(long micros) {
        return segment().from().plus(micros, ChronoUnit.MICROS);
    }
}
