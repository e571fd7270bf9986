package io.dromedary.recording;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How far the segment that is being written can be read.
 *
 * <p>The camera's writer adds to it and publishes, any thread reads; neither waits for the other. What was published
 * never changes, so a reader shares the writer's array of keyframes, which is only copied when it grows.
 */
public final class SegmentProgress {

    private static final int FIRST_ROOM = 64;

    private Keyframe[] keyframes = new Keyframe[FIRST_ROOM];
    private int count;
    private volatile Written written = new Written(0, 0, 0, List.of());

    /**
     * What can be read.
     *
     * @param headBytes size of what comes before the first fragment
     * @param bytes where the last whole fragment ends that was handed to the disk
     * @param endMicros when its last picture ends, since the segment began, in microseconds
     * @param keyframes where a player may begin before that; shared and never changed
     */
    public record Written(long headBytes, long bytes, long endMicros, List<Keyframe> keyframes) {}

    /** Returns what can be read now. Any thread. */
    public Written now() {
        return written;
    }

    /** Notes that the head was written. */
    void begin(long headBytes) {
        written = new Written(headBytes, headBytes, 0, List.of());
    }

    /** Notes a keyframe; it is not published yet. */
    void add(Keyframe keyframe) {
        if (count == keyframes.length) {
            keyframes = Arrays.copyOf(keyframes, count * 2);
        }
        keyframes[count++] = keyframe;
    }

    /** Publishes that everything noted so far was written. */
    void publish(long bytes, long endMicros) {
        List<Keyframe> all =
                Collections.unmodifiableList(Arrays.asList(keyframes).subList(0, count));
        written = new Written(written.headBytes(), bytes, endMicros, all);
    }
}
