package io.dromedary.playback;

import static io.dromedary.recording.WrittenSegments.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.fragment.Fragment;
import io.dromedary.recording.Segment;
import io.dromedary.recording.WrittenSegments;
import io.dromedary.testing.Decoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten seconds at noon, 15 pictures a second, a keyframe each second, a segment for each four. */
final class PlayedSpanTest {

    private final Path home;
    private WrittenSegments written;

    PlayedSpanTest(@TempDir Path home) {
        this.home = home;
        this.written = new WrittenSegments(home, 4);
    }

    @AfterEach
    void close() {
        written.close();
    }

    @Test
    void everythingIsPlayedSegmentAfterSegment() throws Exception {
        written.h264(10, PlayedSpanTest::all).end();
        Answer answer = play(at(0), at(60));

        assertThat(answer.types()).containsExactly("segment", "segment", "segment", "end");
        List<Segment> segments = written.all();
        long frames = 0;
        for (int i = 0; i < 3; i++) {
            byte[] played = answer.media.get(i);
            byte[] file = Files.readAllBytes(segments.get(i).file());
            assertThat(played).isEqualTo(Arrays.copyOf(file, played.length));
            assertThat(new String(file, played.length, 8, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .as("only the node's own table is left out")
                    .endsWith("uuid");
            assertThat(answer.said(i, "from")).isEqualTo(segments.get(i).from().toString());
            assertThat(answer.said(i, "media")).isEqualTo(segments.get(i).mediaType());
            assertThat(answer.notes.get(i).path("first").asBoolean()).isEqualTo(i == 0);
            Decoded decoded = Decoded.of(played);
            assertThat(decoded.errors()).isEmpty();
            frames += decoded.frames();
        }
        assertThat(frames).isEqualTo(150);
        assertThat(answer.said(3, "until")).isEqualTo(at(10).toString());
        assertThat(answer.notes.get(3).path("next").isNull()).isTrue();
    }

    @Test
    void aSpanInTheMiddleIsCutAtKeyframes() throws Exception {
        written.h264(10, PlayedSpanTest::all).end();
        Answer answer = play(at(5).plusMillis(900), at(6).plusMillis(100));

        assertThat(answer.types()).containsExactly("segment", "end");
        assertThat(answer.said(0, "from")).isEqualTo(at(4).toString());
        assertThat(answer.said(0, "begins")).isEqualTo(at(5).toString());
        assertThat(answer.said(1, "until")).isEqualTo(at(7).toString());
        assertThat(answer.said(1, "next")).isEqualTo(at(7).toString());
        assertThat(Decoded.of(answer.media.get(0))).isEqualTo(new Decoded(30, List.of()));
    }

    @Test
    void playingOnFromWhereItEndedRepeatsNothing() throws Exception {
        written.h264(10, PlayedSpanTest::all).end();
        Instant until = Instant.parse(play(at(0), at(2)).said(1, "until"));
        Answer answer = play(until, at(3));

        assertThat(until).isEqualTo(at(2));
        assertThat(answer.said(0, "begins")).isEqualTo(at(2).toString());
        assertThat(Decoded.of(answer.media.get(0))).isEqualTo(new Decoded(15, List.of()));
    }

    @Test
    void aSpanThatBeginsInAGapBeginsWithTheNextPicture() throws Exception {
        written.h264(4, PlayedSpanTest::all)
                .end()
                .pass(10)
                .h264(4, PlayedSpanTest::all)
                .end();
        Instant next = written.all().get(1).from();
        Answer answer = play(at(8), at(60));

        assertThat(answer.types()).containsExactly("segment", "end");
        assertThat(answer.said(0, "begins")).isEqualTo(next.toString());
        assertThat(next).isAfter(at(12));
    }

    @Test
    void aSpanInAGapIsNothing() throws Exception {
        written.h264(4, PlayedSpanTest::all)
                .end()
                .pass(10)
                .h264(4, PlayedSpanTest::all)
                .end();
        Answer answer = play(at(6), at(7));

        assertThat(answer.types()).containsExactly("nothing");
        assertThat(answer.said(0, "before")).isEqualTo(at(3).toString());
        assertThat(answer.said(0, "next")).isEqualTo(written.all().get(1).from().toString());
    }

    @Test
    void aSpanThatEndsInAGapTellsWhereItGoesOn() throws Exception {
        written.h264(4, PlayedSpanTest::all)
                .end()
                .pass(10)
                .h264(4, PlayedSpanTest::all)
                .end();
        Answer answer = play(at(2), at(7));

        assertThat(answer.types()).containsExactly("segment", "end");
        assertThat(answer.said(1, "until")).isEqualTo(at(4).toString());
        assertThat(answer.said(1, "next")).isEqualTo(written.all().get(1).from().toString());
    }

    @Test
    void aGapInASegmentIsPassedOver() throws Exception {
        written.h264(4, outside(1, 3)).end();
        Answer answer = play(at(1).plusMillis(500), at(60));

        assertThat(answer.said(0, "begins")).isEqualTo(at(3).toString());
        assertThat(Decoded.of(answer.media.get(0))).isEqualTo(new Decoded(15, List.of()));
    }

    @Test
    void theOpenSegmentIsPlayedAsFarAsItWasWritten() throws Exception {
        written.h264(10, before(3)).pass(1);
        Answer answer = play(at(1), at(60));

        assertThat(answer.types()).containsExactly("segment", "end");
        assertThat(Decoded.of(answer.media.get(0))).isEqualTo(new Decoded(30, List.of()));
        assertThat(Duration.between(at(3), Instant.parse(answer.said(1, "until")))
                        .abs())
                .isLessThan(Duration.ofMillis(1));
        assertThat(answer.notes.get(1).path("next").isNull()).isTrue();
    }

    @Test
    void aTimeThatIsStillToComeIsNothing() throws Exception {
        written.h264(10, before(3)).pass(1);

        assertThat(play(at(60), at(90)).types()).containsExactly("nothing");
    }

    @Test
    void howeverManySegmentsAreGoneTheNextOneIsPlayed() throws Exception {
        written.close();
        written = new WrittenSegments(home, 1);
        written.h264(40, PlayedSpanTest::all).end();
        List<Segment> segments = written.all();
        for (Segment segment : segments.subList(1, segments.size() - 1)) {
            Files.delete(segment.file());
        }
        Answer answer = play(at(0), at(60));

        assertThat(segments).hasSize(40);
        assertThat(answer.types()).containsExactly("segment", "segment", "end");
        assertThat(answer.said(1, "begins")).isEqualTo(at(39).toString());
    }

    @Test
    void whatIsWrittenWhileItIsPlayedIsPlayedToo() throws Exception {
        written.h264(10, before(2)).pass(1);
        Answer answer = new Answer(playing(at(0), at(60))).next().next().next();
        written.more(10, outside(0, 2)).end();
        written.segments();
        answer.rest();

        assertThat(answer.types()).containsExactly("segment", "segment", "segment", "end");
        assertThat(Decoded.of(answer.media.get(0))).isEqualTo(new Decoded(60, List.of()));
        assertThat(Decoded.of(answer.media.get(2)).errors()).isEmpty();
    }

    @Test
    void aSegmentThatIsDeletedWhileItIsPlayedEndsThere() throws Exception {
        written.h264(10, PlayedSpanTest::all).end();
        List<Segment> segments = written.all();
        Answer answer = new Answer(playing(at(0), at(60))).next().next();
        assertThat(written.segments().delete(segments.get(0).file())).isTrue();
        Files.delete(segments.get(1).file());
        answer.rest();

        assertThat(answer.types()).containsExactly("segment", "segment", "end");
        assertThat(answer.said(1, "from")).isEqualTo(segments.get(2).from().toString());
    }

    @Test
    void aTornEndIsNotPlayed() throws Exception {
        written.h264(4, PlayedSpanTest::all).end();
        Path file = written.all().get(0).file();
        byte[] bytes = Files.readAllBytes(file);
        written.close();
        Files.write(file, Arrays.copyOf(bytes, bytes.length * 3 / 4));
        Path index = home.resolve("state");
        try (java.util.stream.Stream<Path> files = Files.list(index)) {
            for (Path known :
                    files.filter(name -> name.toString().contains("sqlite")).toList()) {
                Files.delete(known);
            }
        }
        written = new WrittenSegments(home, 4);
        Answer answer = play(at(0), at(60));

        Decoded decoded = Decoded.of(answer.media.get(0));
        assertThat(decoded.errors()).isEmpty();
        assertThat(decoded.frames()).isBetween(15L, 50L);
    }

    @Test
    void webmIsPlayedToo() throws Exception {
        written.vp9(6, PlayedSpanTest::all).end();
        Answer answer = play(at(2), at(60));

        assertThat(answer.types()).containsExactly("segment", "segment", "end");
        assertThat(answer.said(0, "media")).startsWith("video/webm; codecs=\"vp09");
        assertThat(Decoded.of(answer.media.get(0))).isEqualTo(new Decoded(30, List.of()));
        assertThat(Decoded.of(answer.media.get(1))).isEqualTo(new Decoded(30, List.of()));
    }

    @Test
    void aPictureIsTheKeyframeAtOrBefore() throws Exception {
        written.h264(10, PlayedSpanTest::all).end();
        Answer answer = picture(at(5).plusMillis(999));

        assertThat(answer.types()).containsExactly("segment", "end");
        assertThat(answer.said(0, "begins")).isEqualTo(at(5).toString());
        assertThat(answer.said(1, "next")).isEqualTo(at(6).toString());
        assertThat(Decoded.of(answer.media.get(0))).isEqualTo(new Decoded(1, List.of()));
    }

    @Test
    void aPictureOfWebmAndOfTheOpenSegment() throws Exception {
        written.vp9(6, PlayedSpanTest::all).pass(1);

        assertThat(Decoded.of(picture(at(1)).media.get(0))).isEqualTo(new Decoded(1, List.of()));
        Answer last = picture(at(100));
        assertThat(last.said(0, "begins")).isEqualTo(at(5).toString());
        assertThat(Decoded.of(last.media.get(0))).isEqualTo(new Decoded(1, List.of()));
    }

    @Test
    void noPictureInAGap() throws Exception {
        written.h264(4, outside(1, 3))
                .end()
                .pass(10)
                .h264(4, PlayedSpanTest::all)
                .end();

        assertThat(picture(at(2)).types()).containsExactly("nothing");
        assertThat(picture(at(2)).said(0, "before")).isEqualTo(at(0).toString());
        assertThat(picture(at(2)).said(0, "next")).isEqualTo(at(3).toString());
        assertThat(picture(at(9)).types()).containsExactly("nothing");
    }

    @Test
    void nothingIsRecordedOfAnotherCamera() throws Exception {
        written.h264(4, PlayedSpanTest::all).end();
        CameraRecording other = new CameraRecording(written.segments(), "../default");

        assertThat(Answer.of(new PlayedSpan(other, new Request.Play(1, at(0), at(9))))
                        .types())
                .containsExactly("nothing");
    }

    private Playing playing(Instant from, Instant to) throws InterruptedException {
        return new PlayedSpan(new CameraRecording(written.segments(), "default"), new Request.Play(7, from, to));
    }

    private Answer play(Instant from, Instant to) throws IOException, InterruptedException {
        return Answer.of(playing(from, to));
    }

    private Answer picture(Instant at) throws IOException, InterruptedException {
        return Answer.of(
                new PlayedPicture(new CameraRecording(written.segments(), "default"), new Request.Picture(8, at)));
    }

    private static boolean all(Fragment fragment) {
        return fragment.sizeBytes() > 0;
    }

    private static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    private static Predicate<Fragment> before(int seconds) {
        return fragment -> fragment.decodeTime().compareTo(Duration.ofSeconds(seconds)) < 0;
    }

    private static Predicate<Fragment> outside(int from, int to) {
        return before(from).or(fragment -> fragment.decodeTime().compareTo(Duration.ofSeconds(to)) >= 0);
    }
}
