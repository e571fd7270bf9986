package io.dromedary.recording;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * When a segment ends: at the first keyframe after its time, its size, a step of the clock or a long gap.
 *
 * <p>One for each segment.
 */
final class CutRule {

    /** A clock that runs so much apart from the machine's own ticking was set, not merely slewed. */
    static final Duration CLOCK_STEP = Duration.ofSeconds(1);

    /** After such a pause a file of its own is more useful than a still picture. */
    static final Duration LONG_GAP = Duration.ofSeconds(10);

    private static final int DAY_HOURS = 24;

    private final RecordingPlan plan;
    private final Arrival first;
    private final Instant boundary;

    CutRule(RecordingPlan plan, Arrival first) {
        this.plan = plan;
        this.first = first;
        this.boundary = plan.byTheClock() ? boundary(plan, first.at()) : Instant.MAX;
    }

    /**
     * Returns whether a segment must end before this keyframe.
     *
     * @param mediaTime when the keyframe is decoded, since the segment began
     * @param mediaEnd when the pictures before it end
     * @param bytes how large the segment is
     * @param largestGopBytes how large one more GOP may become
     */
    boolean cutsBefore(Arrival keyframe, Duration mediaTime, Duration mediaEnd, long bytes, long largestGopBytes) {
        return mediaTime.compareTo(plan.segmentLength()) >= 0
                || !keyframe.at().isBefore(boundary)
                || (plan.maxBytes() > 0 && bytes + largestGopBytes > plan.maxBytes())
                || clockStepped(keyframe)
                || mediaTime.minus(mediaEnd).compareTo(LONG_GAP) > 0;
    }

    /** Returns whether the clock was set since the segment began. */
    boolean clockStepped(Arrival later) {
        Duration byClock = Duration.between(first.at(), later.at());
        return byClock.minus(ticked(later)).abs().compareTo(CLOCK_STEP) > 0;
    }

    /** Returns when something came, by the clock as it was when the segment began. */
    Instant time(Arrival later) {
        return first.at().plus(ticked(later));
    }

    private Duration ticked(Arrival later) {
        return Duration.ofNanos(later.nanos() - first.nanos());
    }

    private static Instant boundary(RecordingPlan plan, Instant from) {
        long hours = Math.max(1, plan.segmentLength().toHours());
        ZonedDateTime next =
                from.atZone(plan.zone()).truncatedTo(ChronoUnit.HOURS).plusHours(1);
        for (int i = 0; i <= DAY_HOURS && next.getHour() % hours != 0; i++) {
            next = next.plusHours(1);
        }
        return next.toInstant();
    }
}
