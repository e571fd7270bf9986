package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Decoded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SegmentRecorderTest {

    @TempDir
    private Path home;

    @Test
    void aSegmentEndsAtTheFirstKeyframeAfterItsLength() throws Exception {
        Recorded recorded = new Recorded(Plans.seconds(home.resolve("rec"), 3))
                .play(StreamOf.h264(10))
                .end();

        assertThat(recorded.closed)
                .extracting(Segment::media)
                .containsExactly(
                        Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(1));
        long frames = 0;
        for (Segment segment : recorded.closed) {
            Decoded decoded = Decoded.of(Files.readAllBytes(segment.file()));
            assertThat(decoded.errors()).isEmpty();
            frames += decoded.frames();
            assertThat(segment.bytes()).isEqualTo(Files.size(segment.file()));
        }
        assertThat(frames).isEqualTo(150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h264-aac-frame.mp4", "vp9-opus.webm", "h264.mkv", "vp9.mkv", "hevc.mp4", "av1.webm"})
    void everyContainerPlaysAfterItWasCut(String name) throws Exception {
        Recorded recorded = new Recorded(Plans.seconds(home.resolve("rec"), 1))
                .play(StreamOf.recorded(name))
                .end();

        assertThat(recorded.closed).hasSize(2);
        for (Segment segment : recorded.closed) {
            assertThat(Decoded.of(Files.readAllBytes(segment.file())).errors())
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void aSegmentEndsBeforeItGrowsPastItsLargestSize() throws Exception {
        RecordingPlan any = Plans.seconds(home.resolve("rec"), 3600);
        long limit = 100_000;
        RecordingPlan small = new RecordingPlan(
                any.camera(),
                any.root(),
                any.folder(),
                any.fileNamePattern(),
                any.zone(),
                any.segmentLength(),
                any.byTheClock(),
                limit,
                any.syncEvery());

        Recorded recorded = new Recorded(small).play(StreamOf.h264(10)).end();

        assertThat(recorded.closed)
                .hasSizeGreaterThan(1)
                .allSatisfy(segment -> assertThat(segment.bytes()).isLessThanOrEqualTo(limit + 5_000));
        assertThat(recorded.closed.stream().map(Segment::media).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theDiskIsMadeToKeepWhatWasWrittenAsOftenAsThePlanSays(int seconds) throws Exception {
        RecordingPlan any = Plans.seconds(home.resolve("rec"), 3600);
        FakeDisk disk = new FakeDisk();
        RecordingPlan plan = new RecordingPlan(
                any.camera(),
                any.root(),
                any.folder(),
                any.fileNamePattern(),
                any.zone(),
                any.segmentLength(),
                any.byTheClock(),
                any.maxBytes(),
                Duration.ofSeconds(seconds));

        new Recorded(plan, disk, Recorded.NOON).play(StreamOf.h264(10));

        assertThat(disk.count(FakeDisk.Act.SYNC)).isBetween(1L + 9 / seconds, 1L + 10 / seconds);
        assertThat(disk.count(FakeDisk.Act.APPEND)).isBetween(10L, 11L);
    }
}
