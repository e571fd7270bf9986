package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpanMergerTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final SpanMerger merger = new SpanMerger(NOON.minusSeconds(1000), NOON.plusSeconds(1000), second(100));

    @Test
    void neighboursWithoutAGapAreOneSpan() {
        merger.add(segment(0, 10, "a", 0));
        merger.add(segment(10, 20, "a", 10));
        merger.add(segment(20, 25, "a", 20));

        assertThat(merger.spans()).containsExactly(new Span(second(0), second(25), 300, false));
    }

    @Test
    void aGapBetweenSegmentsSplits() {
        merger.add(segment(0, 10, "a", 0));
        merger.add(segment(11, 20, "b", 0));

        assertThat(merger.spans())
                .containsExactly(
                        new Span(second(0), second(10), 100, false), new Span(second(11), second(20), 100, false));
    }

    @Test
    void anotherRunThatBeginsAtOnceIsTheSameSpan() {
        merger.add(segment(0, 10, "a", 0));
        merger.add(segment(10, 20, "b", 0));

        assertThat(merger.spans()).containsExactly(new Span(second(0), second(20), 200, false));
    }

    @Test
    void aGapInASegmentSplitsItAndItsBytes() {
        merger.add(with(segment(0, 10, "a", 0), List.of(new Gap(2_000_000, 5_000_000)), false));

        assertThat(merger.spans())
                .containsExactly(new Span(second(0), second(2), 20, false), new Span(second(5), second(10), 50, false));
    }

    @Test
    void whatIsProtectedIsASpanOfItsOwn() {
        merger.add(segment(0, 10, "a", 0));
        merger.add(with(segment(10, 20, "a", 10), List.of(), true));
        merger.add(segment(20, 30, "a", 20));

        assertThat(merger.spans()).extracting(Span::isProtected).containsExactly(false, true, false);
    }

    @Test
    void aClockThatIsSetForwardInARunMakesNoGap() {
        merger.add(segment(0, 10, "a", 0));
        merger.add(segment(500, 510, "a", 10));

        assertThat(merger.spans()).containsExactly(new Span(second(0), second(510), 200, false));
    }

    @Test
    void aClockThatIsSetBackMakesNoSpansThatOverlap() {
        merger.add(segment(0, 10, "a", 0));
        merger.add(with(segment(5, 15, "a", 10), List.of(), true));
        merger.add(segment(6, 9, "b", 0));

        assertThat(merger.spans())
                .containsExactly(
                        new Span(second(0), second(10), 100, false), new Span(second(10), second(15), 200, true));
    }

    @Test
    void spansAreCutToTheTimeThatIsAskedFor() {
        SpanMerger some = new SpanMerger(second(2), second(4), second(100));
        some.add(segment(-20, -10, "a", 0));
        some.add(segment(0, 10, "b", 0));

        assertThat(some.spans()).containsExactly(new Span(second(2), second(4), 20, false));
    }

    @Test
    void aSegmentThatIsOpenGoesUntilNow() {
        Segment begun = segment(90, 90, "a", 0);
        merger.add(withState(begun, SegmentState.OPEN));
        merger.add(segment(300, 301, "b", 0));

        assertThat(merger.spans()).extracting(Span::to).containsExactly(second(100), second(301));
    }

    @Test
    void whatLastsNoTimeIsNoSpan() {
        merger.add(segment(0, 0, "a", 0));

        assertThat(merger.spans()).isEmpty();
    }

    private static Instant second(int second) {
        return NOON.plusSeconds(second);
    }

    /** A segment of 100 bytes; times in seconds. */
    private static Segment segment(int from, int to, String run, int runFrom) {
        return new Segment(
                "default",
                Path.of("/nowhere/" + from + ".mp4"),
                SegmentState.CLOSED,
                second(from),
                second(to),
                Duration.ofSeconds(to - from),
                100,
                "video/mp4",
                "h264",
                320,
                180,
                run,
                Duration.ofSeconds(runFrom),
                List.of(),
                false);
    }

    private static Segment with(Segment of, List<Gap> gaps, boolean isProtected) {
        return copy(of, of.state(), gaps, isProtected);
    }

    private static Segment withState(Segment of, SegmentState state) {
        return copy(of, state, of.gaps(), of.isProtected());
    }

    private static Segment copy(Segment of, SegmentState state, List<Gap> gaps, boolean isProtected) {
        return new Segment(
                of.camera(),
                of.file(),
                state,
                of.from(),
                of.to(),
                of.media(),
                of.bytes(),
                of.mediaType(),
                of.codec(),
                of.widthPixels(),
                of.heightPixels(),
                of.run(),
                of.runFrom(),
                gaps,
                isProtected);
    }
}
