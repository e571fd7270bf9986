package io.dromedary.recording;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans of segments: neighbours without a gap become one if both or neither is protected, and a gap in a segment
 * splits it.
 *
 * <p>Segments of one run follow each other whatever the clock did meanwhile; those of several by the clock alone. Spans
 * never overlap, also where the clock was set back. Not thread-safe.
 */
final class SpanMerger {

    private final Instant earliest;
    private final Instant latest;
    private final Instant now;
    private final List<Span> spans = new ArrayList<>();
    private @Nullable Segment last;

    /**
     * Cuts the spans to a time.
     *
     * @param now until when a segment goes that is open
     */
    SpanMerger(Instant earliest, Instant latest, Instant now) {
        this.earliest = earliest;
        this.latest = latest;
        this.now = now;
    }

    Instant earliest() {
        return earliest;
    }

    Instant latest() {
        return latest;
    }

    Instant now() {
        return now;
    }

    /** Adds a segment that begins no earlier than those before it. */
    void add(Segment known) {
        Segment segment = asItIs(known);
        boolean follows = last != null && last.isFollowedBy(segment);
        Instant from = segment.from();
        for (Gap gap : segment.gaps()) {
            add(segment, from, after(segment, gap.fromMicros()), follows);
            from = after(segment, gap.toMicros());
            follows = false;
        }
        add(segment, from, segment.to(), follows);
        last = segment;
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    /** What is known of an open segment is how it began. */
    private Segment asItIs(Segment segment) {
        return segment.state() == SegmentState.OPEN
                ? segment.grown(now, segment.file().toFile().length())
                : segment;
    }

    private void add(Segment segment, Instant begin, Instant end, boolean follows) {
        Instant from = begin.isBefore(earliest) ? earliest : begin;
        Instant to = end.isAfter(latest) ? latest : end;
        if (from.isBefore(to)) {
            append(new Span(from, to, share(segment, from, to), segment.isProtected()), follows);
        }
    }

    private void append(Span next, boolean follows) {
        Span before = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (before == null || !(follows || isNear(before, next))) {
            spans.add(next);
        } else if (before.isProtected() == next.isProtected() || !next.to().isAfter(before.to())) {
            spans.set(spans.size() - 1, before.until(next.to(), next.bytes()));
        } else {
            spans.add(new Span(before.to(), next.to(), next.bytes(), next.isProtected()));
        }
    }

    private static boolean isNear(Span before, Span next) {
        return !next.from().isAfter(before.to().plus(SegmentContents.LATE));
    }

    private static long share(Segment segment, Instant from, Instant to) {
        long whole = Duration.between(segment.from(), segment.to()).toMillis();
        long part = Duration.between(from, to).toMillis();
        return whole <= part ? segment.bytes() : Math.round(segment.bytes() * ((double) part / whole));
    }

    private static Instant after(Segment segment, long micros) {
        return segment.from().plus(micros, ChronoUnit.MICROS);
    }
}
