package io.dromedary.export;

import io.dromedary.export.RangeRefusedException.Reason;
import io.dromedary.recording.Gap;
import io.dromedary.recording.Keyframe;
import io.dromedary.recording.Segment;
import io.dromedary.recording.SegmentLayout;
import io.dromedary.recording.Segments;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the cuts of a stretch of a recording. One thread uses it once. */
final class Cuts {

    /** Longest stretch that is one file. */
    static final Duration MAX_LENGTH = Duration.ofHours(24);

    private static final int MAX_SEGMENTS = 10_000;
    private static final int MAX_KEYFRAMES = 200_000;

    private final Segments known;
    private final Instant from;
    private final Instant to;
    private final List<Cut> cuts = new ArrayList<>();
    private @Nullable Segment whole;
    private int keyframes;

    private Cuts(Segments known, Instant from, Instant to) {
        this.known = known;
        this.from = from;
        this.to = to;
    }

    /** Returns the cuts between two moments, at least one: from a keyframe at or before, to one at or after. */
    static List<Cut> of(Segments known, String camera, Instant from, Instant to)
            throws RangeRefusedException, IOException {
        if (Duration.between(from, to).compareTo(MAX_LENGTH) > 0) {
            throw new RangeRefusedException(
                    Reason.TOO_LONG, "a file may be of " + MAX_LENGTH.toHours() + " hours at most");
        }
        List<Segment> segments = known.between(camera, from, to, MAX_SEGMENTS + 1);
        if (segments.size() > MAX_SEGMENTS) {
            throw new RangeRefusedException(Reason.TOO_LONG, "a file may be of " + MAX_SEGMENTS + " segments at most");
        }
        Cuts found = new Cuts(known, from, to);
        for (Segment segment : segments) {
            found.addIfThere(segment);
        }
        if (found.cuts.isEmpty()) {
            throw new RangeRefusedException(Reason.NOTHING, "nothing is recorded there");
        }
        return List.copyOf(found.cuts);
    }

    /** The index may still know a segment that was deleted; the rest is a file without it. */
    private void addIfThere(Segment segment) throws RangeRefusedException, IOException {
        try {
            SegmentLayout layout = known.layout(segment);
            if (layout.headBytes() > 0) {
                add(segment, layout);
            }
        } catch (NoSuchFileException gone) {
            whole = null;
        }
    }

    private void add(Segment segment, SegmentLayout layout) throws RangeRefusedException, IOException {
        List<Keyframe> all = layout.keyframes();
        int first = first(segment, all);
        int last = last(segment, all);
        if (first >= last || !end(layout).isAfter(from)) {
            return;
        }
        keyframes += last - first;
        if (keyframes > MAX_KEYFRAMES) {
            throw new RangeRefusedException(
                    Reason.TOO_LONG, "a file may be of " + MAX_KEYFRAMES + " keyframes at most");
        }
        boolean follows = first == 0 && whole != null && whole.isFollowedBy(segment);
        int begin = first;
        for (Gap gap : segment.gaps()) {
            int next = Keyframe.firstFrom(all, gap.toMicros());
            if (next > begin && next < last && all.get(next).timeMicros() == gap.toMicros()) {
                cuts.add(cut(layout, begin, next, gap.fromMicros(), follows));
                follows = false;
                begin = next;
            }
        }
        boolean toEnd = last == all.size();
        cuts.add(cut(
                layout, begin, last, toEnd ? layout.endMicros() : all.get(last).timeMicros(), follows));
        whole = toEnd ? segment : null;
    }

    private static Cut cut(SegmentLayout layout, int begin, int end, long endMicros, boolean follows)
            throws IOException {
        List<Keyframe> all = layout.keyframes();
        // the sound of a segment's first pictures comes before them
        long fromBytes = begin == 0 ? layout.headBytes() : all.get(begin).offset();
        long toBytes = end == all.size() ? layout.endBytes() : all.get(end).offset();
        return new Cut(layout, List.copyOf(all.subList(begin, end)), fromBytes, toBytes, endMicros, follows);
    }

    /** Returns the last keyframe before the stretch, or the first in it; after a gap if the stretch begins in one. */
    private int first(Segment segment, List<Keyframe> all) {
        long micros = ChronoUnit.MICROS.between(segment.from(), from);
        for (Gap gap : segment.gaps()) {
            if (gap.fromMicros() <= micros && micros < gap.toMicros()) {
                return Keyframe.firstFrom(all, gap.toMicros());
            }
        }
        int after = Keyframe.firstFrom(all, micros + 1);
        return Math.max(0, after - 1);
    }

    /** Returns the first keyframe that is not wanted any more. */
    private int last(Segment segment, List<Keyframe> all) {
        return Keyframe.firstFrom(all, ChronoUnit.MICROS.between(segment.from(), to));
    }

    private static Instant end(SegmentLayout layout) {
        return layout.segment().from().plus(layout.endMicros(), ChronoUnit.MICROS);
    }
}
