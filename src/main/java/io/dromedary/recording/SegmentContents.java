package io.dromedary.recording;

import io.dromedary.fragment.Fragment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a segment holds so far. It is gathered in the same way when the segment is written and when it is read again.
 *
 * <p>Not thread-safe: whoever writes or reads the segment owns it.
 */
final class SegmentContents {

    /** A pause of pictures that is no gap yet: a camera that is late for half a second misses nothing. */
    static final Duration LATE = Duration.ofMillis(500);

    private static final int MAX_GAPS = 1000;

    private final List<Keyframe> keyframes = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private long fragments;
    private long lastMicros;
    private long endMicros;

    /**
     * Adds the next fragment.
     *
     * @param fragment what was written or read
     * @param decodeTime when it is decoded, since the segment began
     * @param offset where it is in the file
     * @return where a player may begin, if it may with this fragment
     */
    Optional<Keyframe> add(Fragment fragment, Duration decodeTime, long offset) {
        long micros = micros(decodeTime);
        if (fragments > 0 && micros - endMicros > micros(LATE) && gaps.size() < MAX_GAPS) {
            gaps.add(new Gap(endMicros, micros));
        }
        Optional<Keyframe> keyframe =
                fragment.keyframe() ? Optional.of(new Keyframe(micros, offset)) : Optional.empty();
        keyframe.ifPresent(keyframes::add);
        long said = micros(decodeTime.plus(fragment.duration())) - micros;
        long usual = fragments > 0 && gapless(micros) ? micros - lastMicros : 0;
        endMicros = Math.max(endMicros, micros + (said > 0 ? said : usual));
        lastMicros = micros;
        fragments++;
        return keyframe;
    }

    private boolean gapless(long micros) {
        return micros - endMicros <= micros(LATE);
    }

    long fragments() {
        return fragments;
    }

    /** Returns how long its pictures last, gaps included, in microseconds. */
    long durationMicros() {
        return endMicros;
    }

    /** Returns when a fragment would begin that follows without a gap. */
    long endMicros() {
        return endMicros;
    }

    List<Keyframe> keyframes() {
        return List.copyOf(keyframes);
    }

    List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    static long micros(Duration time) {
        return Math.floorDiv(time.toNanos() + 500, 1000L);
    }
}
