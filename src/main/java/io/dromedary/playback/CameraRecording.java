package io.dromedary.playback;

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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The recording of one camera: which picture is where. A time means its millisecond, as browsers know times: a picture
 * that comes later in the same millisecond counts as being there.
 *
 * <p>Reads the index and sometimes files, so it is never called on a loop. Thread-safe.
 */
final class CameraRecording {

    /** Asked for at a time: a few, since most often the first one has what is wanted. */
    private static final int PAGE = 32;

    /** Most segments that are passed over because they are gone or hold nothing: as many as a file may be of. */
    private static final int MAX_PAGES = 10_000 / PAGE;

    /** So much of what is being written is not readable yet, or on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

    private static final long MILLISECOND_MICROS = 1000;
    private static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final Comparator<Segment> IN_ORDER =
            Comparator.comparing(Segment::from).thenComparing(Segment::runFrom);

    private final Segments segments;
    private final String camera;

    CameraRecording(Segments segments, String camera) {
        this.segments = segments;
        this.camera = camera;
    }

    String camera() {
        return camera;
    }

    /** Returns the picture with which playing {@code from} begins: the next recorded one if that is in a gap. */
    Optional<Spot> from(Instant from, Instant to) throws IOException {
        return first(
                from,
                to,
                segment -> spotBeforeItsEnd(segment, from, layout -> {
                            long micros = micros(segment, from);
                            return keyframeAt(
                                    layout,
                                    gapAt(segment, micros).map(Gap::toMicros).orElse(micros));
                        })
                        .filter(spot -> spot.time().isBefore(to)));
    }

    /** Returns the picture that is to be seen at a time, the last one of what is being written, or nothing in a gap. */
    Optional<Spot> at(Instant time) throws IOException {
        List<Segment> there = segments.between(camera, time, time.plusMillis(1), PAGE);
        for (int i = there.size() - 1; i >= 0; i--) {
            Segment segment = there.get(i);
            long micros = micros(segment, time);
            Optional<Spot> spot = gapAt(segment, micros).isPresent()
                    ? Optional.empty()
                    : spot(segment, layout -> keyframeAt(layout, micros));
            if (spot.isPresent()) {
                return spot;
            }
        }
        return Optional.empty();
    }

    /** Returns the last picture with which playing can begin before a time. */
    Optional<Spot> before(Instant time) throws IOException {
        Optional<Segment> last = segments.lastBefore(camera, time);
        return last.isEmpty()
                ? Optional.empty()
                : spot(last.get(), layout -> keyframeAt(layout, micros(last.get(), time)));
    }

    /** Returns when the first picture comes that is recorded at a time or after it. */
    Optional<Instant> next(Instant time) throws IOException {
        return first(
                        time,
                        FOREVER,
                        segment -> spot(segment, layout -> keyframeFrom(layout, micros(segment, time)))
                                .filter(spot -> !spot.time().isBefore(time.truncatedTo(ChronoUnit.MILLIS))))
                .map(Spot::time);
    }

    /** Returns the first picture of the segment that comes after this one. */
    Optional<Spot> after(Segment segment) throws IOException {
        return first(
                segment.from(),
                FOREVER,
                later -> IN_ORDER.compare(later, segment) > 0 ? spot(later, layout -> 0) : Optional.empty());
    }

    /** Returns the same picture by what is known of its segment now, or nothing if the segment is gone. */
    Optional<Spot> again(Spot spot) throws IOException {
        Optional<Segment> now = segments.find(spot.segment().file());
        return now.isEmpty() ? Optional.empty() : spot(now.get(), layout -> spot.keyframe());
    }

    private Optional<Spot> first(Instant from, Instant to, Looking looking) throws IOException {
        Instant begin = from;
        for (int page = 0; page < MAX_PAGES; page++) {
            List<Segment> some = segments.between(camera, begin, to, PAGE);
            for (Segment segment : some) {
                Optional<Spot> spot = looking.at(segment);
                if (spot.isPresent()) {
                    return spot;
                }
            }
            if (some.size() < PAGE || !some.get(PAGE - 1).from().isAfter(begin)) {
                break;
            }
            begin = some.get(PAGE - 1).from();
        }
        return Optional.empty();
    }

    /** A time that is still to come is in no segment, though the one that is being written has no end yet. */
    private Optional<Spot> spotBeforeItsEnd(Segment segment, Instant time, Function<SegmentLayout, Integer> keyframe)
            throws IOException {
        return spot(segment, keyframe).filter(spot -> {
            Instant end = spot.timeOf(spot.layout().endMicros());
            return !spot.layout().isOpen() || time.isBefore(end.plus(ON_ITS_WAY));
        });
    }

    /** A segment that was deleted a moment ago, or in which nothing is written yet, has no spot. */
    private Optional<Spot> spot(Segment segment, Function<SegmentLayout, Integer> keyframe) throws IOException {
        try {
            SegmentLayout layout = segments.layout(segment);
            int index = layout.keyframes().isEmpty() ? -1 : keyframe.apply(layout);
            // reads the file, if the index alone does not tell: so it is known to be there
            boolean readable = index >= 0 && layout.headBytes() > 0;
            return readable ? Optional.of(new Spot(layout, index)) : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private static Optional<Gap> gapAt(Segment segment, long micros) {
        return segment.gaps().stream()
                .filter(gap -> gap.fromMicros() <= micros && micros < gap.toMicros())
                .findFirst();
    }

    private static long micros(Segment segment, Instant time) {
        return Math.max(0, ChronoUnit.MICROS.between(segment.from(), time.truncatedTo(ChronoUnit.MILLIS)));
    }

    /** Returns the last keyframe at or before a time, the first one if there is none. */
    private static int keyframeAt(SegmentLayout layout, long micros) {
        return Math.max(0, Keyframe.firstFrom(layout.keyframes(), micros + MILLISECOND_MICROS) - 1);
    }

    /** Returns the first keyframe at or after a time, -1 if there is none. */
    static int keyframeFrom(SegmentLayout layout, long micros) {
        int first = Keyframe.firstFrom(layout.keyframes(), micros);
        return first == layout.keyframes().size() ? -1 : first;
    }

    /** Looks whether a segment has what is wanted. */
    private interface Looking {
        Optional<Spot> at(Segment segment) throws IOException;
    }
}
