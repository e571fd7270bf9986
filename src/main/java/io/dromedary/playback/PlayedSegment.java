package io.dromedary.playback;

import io.dromedary.recording.Keyframe;
import io.dromedary.recording.Segment;
import io.dromedary.recording.SegmentLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** One segment of a {@link PlayedSpan}, from a keyframe on; one that is being written grows while it is played. */
final class PlayedSegment {

    private final CameraRecording recording;
    private final Instant to;
    private final SegmentReading reading;
    private Spot spot;
    private long endBytes;
    private Instant until;
    private boolean enough;

    /**
     * Begins before the segment's head.
     *
     * @param spot the first picture
     * @param to when it is enough
     */
    PlayedSegment(CameraRecording recording, Spot spot, Instant to) throws IOException {
        this.recording = recording;
        this.to = to;
        this.reading = new SegmentReading(spot.layout(), spot.picture().offset());
        this.spot = spot;
        this.until = spot.time();
        measure();
    }

    Segment segment() {
        return spot.segment();
    }

    /** Returns whether the end of the span lies in what can be read of this segment. */
    boolean isEnough() {
        return enough;
    }

    /** Returns up to when everything was sent, once {@link #fill} has returned false. */
    Instant until() {
        return until;
    }

    /** Makes a message of the next piece; false if it was sent as far as it is wanted or goes. */
    boolean fill(ByteBuffer message) throws IOException {
        int begin = message.position();
        while (!reading.read(message, endBytes)) {
            message.clear().position(begin);
            if (enough || !spot.layout().isOpen() || !hasGrown()) {
                return false;
            }
        }
        return true;
    }

    /** Looks again at a segment that was being written: it may be longer now, or closed. */
    private boolean hasGrown() throws IOException {
        long before = endBytes;
        Optional<Spot> now = recording.again(spot);
        if (now.isPresent()) {
            spot = now.get();
            measure();
        }
        return endBytes > before;
    }

    private void measure() throws IOException {
        SegmentLayout layout = spot.layout();
        long wanted = ChronoUnit.MICROS.between(segment().from(), to);
        int last = CameraRecording.keyframeFrom(layout, wanted);
        enough = last > spot.keyframe();
        if (enough) {
            Keyframe end = layout.keyframes().get(last);
            endBytes = end.offset();
            until = spot.timeOf(end.timeMicros());
        } else {
            endBytes = layout.endBytes();
            until = spot.timeOf(layout.endMicros());
        }
    }
}
