package io.dromedary.recording;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a camera was recorded.
 *
 * @param spans in the time that was asked for, the oldest first; they do not overlap
 * @param more whether there are more than these: ask again from the end of the last one
 * @param oldest when the first picture of the camera's whole recording came
 * @param newest when its last one ended
 * @param open whether it goes on: a segment is being written
 */
public record Spans(List<Span> spans, boolean more, Optional<Instant> oldest, Optional<Instant> newest, boolean open) {

    /** Most spans at a time. */
    static final int MAX_SPANS = 10_000;

    /** Most segments that are looked at for one answer: a day of segments of a second has fewer. */
    static final int MAX_SEGMENTS = 100_000;

    /** Keeps a copy of the spans. */
    public Spans {
        spans = List.copyOf(spans);
    }

    /** Reads a camera's spans; {@code isOpen} says whether one of its segments is being written. */
    static Spans read(SegmentIndex index, String camera, SpanMerger merger, boolean isOpen) throws SQLException {
        int read = index.each(camera, merger.earliest(), merger.latest(), MAX_SEGMENTS, merger::add);
        List<Span> all = merger.spans();
        boolean tooMany = all.size() > MAX_SPANS;
        return new Spans(
                tooMany ? all.subList(0, MAX_SPANS) : all,
                tooMany || read == MAX_SEGMENTS,
                index.oldest(camera).map(Segment::from),
                index.newest(camera).map(segment -> isOpen ? merger.now() : segment.to()),
                isOpen);
    }
}
