package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.config.RetentionConfig;
import io.dromedary.retention.KnownSegments;
import io.dromedary.retention.Retention;
import io.dromedary.retention.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sweep does to real segments, and to what lies beside them. */
final class SweptSegmentsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final RetentionConfig KEEP_ONE = new RetentionConfig(
            true, 1, Duration.ofSeconds(60), Duration.ofSeconds(60), "camera_", List.of("mp4"), 0, 0, 0);

    @TempDir
    private Path home;

    private RecordingPlan plan = Plans.seconds(Path.of("/"), 1);
    private List<Path> segments = List.of();

    @BeforeEach
    void record() {
        plan = Plans.seconds(home.resolve("rec"), 3);
        Recorded recorded = new Recorded(plan).play(StreamOf.h264(10)).end();
        segments = recorded.closed.stream().map(Segment::file).toList();
        assertThat(segments).hasSize(4);
    }

    @Test
    void theNewestIsKeptAndTheIndexFollows() throws Exception {
        try (Segments known = begun()) {
            retention(known).sweepAll(false);

            assertThat(there(segments)).containsExactly(segments.get(3));
            known.settle(SOON);
            assertThat(known.find(segments.get(0))).isEmpty();
            assertThat(known.find(segments.get(3))).isPresent();
        }
    }

    @Test
    void whatTheNodeDidNotWriteStaysHoweverItIsCalled() throws Exception {
        Path foreign = Files.writeString(plan.folder().resolve("camera_2020-01-01.mp4"), "of TinyCam");
        Path outside = Files.writeString(home.resolve("camera_outside.mp4"), "outside");
        Path link = Files.createSymbolicLink(plan.folder().resolve("camera_2019-01-01.mp4"), outside);
        Path below = Files.createDirectories(plan.folder().resolve("sub")).resolve("camera_1.mp4");
        Files.copy(segments.get(0), below);
        try (Segments known = begun()) {
            retention(known).sweepAll(false);
        }
        assertThat(there(List.of(foreign, outside, link, below))).hasSize(4);
        assertThat(there(segments)).hasSize(1);
    }

    @Test
    void aProtectedSegmentStaysEvenIfTheIndexDoesNotKnowIt() throws Exception {
        try (Segments known = begun()) {
            Files.createFile(segments.get(0).resolveSibling(segments.get(0).getFileName() + ".protected"));

            assertThat(retention(known).sweepAll(false).failed()).isZero();
        }
        assertThat(there(segments)).containsExactly(segments.get(0), segments.get(3));
    }

    @Test
    void aFileThatTookThePlaceOfASegmentStays() throws Exception {
        try (Segments known = begun()) {
            byte[] other = new byte[(int) Files.size(segments.get(0))];
            Files.write(segments.get(0), other);
            Files.delete(segments.get(1));
            Files.createSymbolicLink(segments.get(1), segments.get(3));

            retention(known).sweepAll(false);

            assertThat(Files.readAllBytes(segments.get(0))).isEqualTo(other);
        }
        assertThat(segments.get(1)).isSymbolicLink();
        assertThat(segments.get(3)).exists();
    }

    @Test
    void filesThatSomebodyDeletedAreNotCounted() throws Exception {
        try (Segments known = begun()) {
            Files.delete(segments.get(2));
            Files.delete(segments.get(3));
            Files.delete(segments.get(1));

            assertThat(retention(known).sweepAll(false).victims()).isEmpty();
        }
        assertThat(segments.get(0)).exists();
    }

    private Retention retention(Segments known) {
        Shelf shelf = new Shelf("default", new RecordingFolder(plan.root(), plan.folder()), KEEP_ONE);
        Clock later = Clock.fixed(Recorded.NOON.plus(Duration.ofHours(1)), ZoneOffset.UTC);
        return new Retention(() -> List.of(shelf), new KnownSegments(known), later, System::nanoTime, event -> {});
    }

    private Segments begun() throws InterruptedException {
        Segments known = new Segments(home.resolve("state"), () -> List.of(plan), Clock.systemUTC());
        known.begin();
        known.settle(SOON);
        return known;
    }

    private static List<Path> there(List<Path> files) throws IOException {
        List<Path> there = new ArrayList<>();
        for (Path file : files) {
            if (Files.exists(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                there.add(file);
            }
        }
        return there;
    }
}
