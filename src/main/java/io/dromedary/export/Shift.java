package io.dromedary.export;

import io.dromedary.recording.Ticks;
import java.util.HashMap;
import java.util.Map;

/**
 * By how much the times of a cut are moved, for each track in its own ticks. All tracks are moved by the same time, so
 * that sound and picture stay in step.
 *
 * @param byTrack ticks by the track's number
 */
record Shift(Map<Integer, Long> byTrack) {

    /**
     * Returns the shift for a segment.
     *
     * @param head its tracks
     * @param runMicros where its time zero is on the clock of its run, see {@code Segment.runFrom}
     * @param micros by how much that clock is moved
     */
    static Shift of(MovieHead head, long runMicros, long micros) {
        Map<Integer, Long> shifts = new HashMap<>();
        head.tracks().forEach((track, known) -> shifts.put(track, at(known, runMicros) + at(known, micros)));
        return new Shift(shifts);
    }

    /** The writer took exactly so many ticks away, with the same rounding. */
    static long at(MovieHead.Track track, long micros) {
        return Ticks.of(micros, track.hz());
    }

    /** Returns how many microseconds so many ticks are, rounded up. */
    static long micros(MovieHead.Track track, long ticks) {
        return -Ticks.micros(-ticks, track.hz());
    }

    long ticks(int track) {
        return byTrack.getOrDefault(track, 0L);
    }
}
