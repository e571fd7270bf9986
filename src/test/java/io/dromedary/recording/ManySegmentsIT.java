package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.config.RetentionConfig;
import io.dromedary.retention.KnownSegments;
import io.dromedary.retention.Retention;
import io.dromedary.retention.Shelf;
import io.dromedary.retention.SweepReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An index and a folder with more segments than anybody should have. */
final class ManySegmentsIT {

    private static final Logger LOG = LoggerFactory.getLogger(ManySegmentsIT.class);
    private static final RetentionConfig KEEP_TEN = new RetentionConfig(
            true, 10, Duration.ofSeconds(60), Duration.ofSeconds(60), "camera_", List.of("mp4"), 0, 0, 0);

    @TempDir
    private Path home;

    @Test
    void aHundredThousandSegmentsAreSweptInSecondsAndNoMoreThanTheCapIsKeptInMind() throws Exception {
        sweep(100_000, Duration.ofSeconds(10));
    }

    @Test
    @Tag("long")
    void aMillionSegmentsAreSweptInAMinute() throws Exception {
        sweep(1_000_000, Duration.ofSeconds(60));
    }

    private void sweep(int many, Duration limit) throws Exception {
        Path folder = Files.createDirectory(home.resolve("rec"));
        Path state = Files.createDirectory(home.resolve("state"));
        try (SegmentIndex index = SegmentIndex.open(state.resolve("recordings.sqlite"))) {
            for (int i = 0; i < many; i++) {
                Path file = folder.resolve("camera_%06d.mp4".formatted(i));
                Files.createFile(file);
                index.put(segment(file, i), List.of());
            }
        }
        Shelf shelf = new Shelf("default", new RecordingFolder(folder, folder), KEEP_TEN);
        Clock later = Clock.fixed(Recorded.NOON.plus(Duration.ofDays(10)), ZoneOffset.UTC);
        try (Segments segments = new Segments(state, List::of, Clock.systemUTC())) {
            segments.begin();
            assertThat(segments.settle(limit.multipliedBy(2))).isTrue();
            Retention retention = new Retention(
                    () -> List.of(shelf), new KnownSegments(segments), later, System::nanoTime, event -> {});
            long start = System.nanoTime();

            SweepReport report = retention.sweepAll(true);

            Duration took = Duration.ofNanos(System.nanoTime() - start);
            LOG.info("a sweep of {} segments looks for {} ms", many, took.toMillis());
            assertThat(took).isLessThan(limit);
            assertThat(report.more()).isTrue();
            assertThat(report.victims()).hasSize(1000);
            assertThat(report.victims().get(0).segment().file()).isEqualTo(folder.resolve("camera_000000.mp4"));
            // they are empty files, so not ours, whatever the index says
            assertThat(retention.sweepAll(false).victims()).isEmpty();
            assertThat(folder.resolve("camera_000000.mp4")).exists();
        }
    }

    @Test
    void theSpansOfADayOfSegmentsOfTenSecondsAreReadInMilliseconds() throws Exception {
        Path state = Files.createDirectory(home.resolve("state"));
        List<Keyframe> keyframes = java.util.stream.IntStream.range(0, 600)
                .mapToObj(i -> new Keyframe(i * 100_000L, i * 50_000L))
                .toList();
        try (SegmentIndex index = SegmentIndex.open(state.resolve("recordings.sqlite"))) {
            for (int i = 0; i < 86_400; i += 10) {
                index.put(segment(home.resolve("camera_%06d.mp4".formatted(i)), i), keyframes);
            }
        }
        try (Segments segments = new Segments(state, List::of, Clock.systemUTC())) {
            segments.begin();
            segments.settle(Duration.ofSeconds(20));
            Instant end = Recorded.NOON.plus(Duration.ofDays(1));
            Duration fastest = Duration.ofDays(1);
            for (int i = 0; i < 10; i++) {
                long start = System.nanoTime();
                assertThat(segments.spans("default", Recorded.NOON, end, end).spans())
                        .hasSize(8640);
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                fastest = took.compareTo(fastest) < 0 ? took : fastest;
            }
            assertThat(fastest).isLessThan(Duration.ofMillis(200));
        }
    }

    private static Segment segment(Path file, int number) {
        Instant from = Recorded.NOON.plusSeconds(number);
        return new Segment(
                "default",
                file,
                SegmentState.CLOSED,
                from,
                from.plusSeconds(1),
                Duration.ofSeconds(1),
                0,
                "video/mp4",
                "h264",
                320,
                180,
                "run",
                Duration.ofSeconds(number),
                List.of(),
                false);
    }
}
