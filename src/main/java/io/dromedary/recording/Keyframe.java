package io.dromedary.recording;

import java.util.List;

/**
 * Where a player may begin in a segment.
 *
 * @param timeMicros when the picture is decoded, since the segment began, in microseconds
 * @param offset where the fragment that begins with it is in the file, in bytes
 */
public record Keyframe(long timeMicros, long offset) {

    /**
     * Returns which keyframe is the first at or after a time, or how many there are.
     *
     * @param all keyframes in order
     * @param micros a time since the segment began, in microseconds
     */
    public static int firstFrom(List<Keyframe> all, long micros) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).timeMicros() < micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
