package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SegmentsTest {

    private static final String READER = "reader";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    private RecordingPlan plan = Plans.seconds(Path.of("/"), 1);
    private Recorded recorded = new Recorded(plan, new FakeDisk(), Recorded.NOON);

    @BeforeEach
    void record() {
        plan = Plans.seconds(home.resolve("rec"), 3);
        recorded = new Recorded(plan).play(StreamOf.h264(10)).end();
    }

    @Test
    void anIndexThatIsLostIsMadeAnewFromTheFilesAlone() throws Exception {
        try (Segments segments = begun()) {
            assertThat(all(segments)).isEqualTo(recorded.closed);
            for (int i = 0; i < recorded.closed.size(); i++) {
                assertThat(segments.keyframes(recorded.closed.get(i).file())).isEqualTo(recorded.keyframes.get(i));
            }
        }
    }

    @Test
    void anIndexThatIsBrokenIsSetAsideAndMadeAnew() throws Exception {
        Path file = Files.createDirectories(home.resolve("state")).resolve("recordings.sqlite");
        Files.writeString(file, "this is no index, but it is longer than the head of one ".repeat(100));
        try (Segments segments = begun()) {
            assertThat(all(segments)).hasSize(4);
        }
        assertThat(home.resolve("state/broken-recordings.sqlite")).exists();
    }

    @Test
    void anIndexThatCannotBeOpenedNowIsNotSetAside() throws Exception {
        begun().close();
        Path file = home.resolve("state/recordings.sqlite");
        try (Segments segments = new Segments(home.resolve("state"), () -> List.of(plan), Clock.systemUTC())) {
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN EXCLUSIVE");
                segments.begin();
                segments.settle(SOON);
                statement.execute("ROLLBACK");
            }
            segments.begin();
            segments.settle(SOON);

            assertThat(all(segments)).hasSize(4);
        }
        assertThat(home.resolve("state/broken-recordings.sqlite")).doesNotExist();
    }

    @Test
    void whatAWriterReportsIsFoundAndDue() throws Exception {
        try (Segments segments = begun()) {
            Segment segment = recorded.closed.get(0);
            segments.opened(recorded.opened.get(0), recorded.progress.get(0));
            segments.settle(SOON);
            assertThat(segments.find(segment.file()).orElseThrow().state()).isEqualTo(SegmentState.OPEN);

            segments.closed(segment, recorded.keyframes.get(0));
            segments.settle(SOON);

            assertThat(segments.find(segment.file())).contains(segment);
            assertThat(due(segments)).containsExactly(segment);
        }
    }

    @Test
    void whatWasOpenInACrashIsCutShortAndDueAtTheNextStart() throws Exception {
        Path file = recorded.closed.get(3).file();
        try (Segments segments = begun()) {
            segments.opened(recorded.opened.get(3), recorded.progress.get(3));
            segments.settle(SOON);
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));

        try (Segments segments = begun()) {
            Segment segment = segments.find(file).orElseThrow();
            assertThat(segment.state()).isEqualTo(SegmentState.CUT_SHORT);
            assertThat(segment.media()).isPositive().isLessThan(Duration.ofSeconds(1));
            assertThat(due(segments)).containsExactly(segment);
        }
    }

    @Test
    void aProtectedSegmentIsNotDeletedEvenIfTheIndexWasLost() throws Exception {
        Path file = recorded.closed.get(0).file();
        try (Segments segments = begun()) {
            assertThat(segments.protect(file, true)).isTrue();
            segments.settle(SOON);
            assertThat(segments.find(file).orElseThrow().isProtected()).isTrue();
        }
        deleteState();

        try (Segments segments = begun()) {
            assertThat(segments.find(file).orElseThrow().isProtected()).isTrue();
            assertThat(segments.delete(file)).isFalse();
            segments.protect(file, false);
            assertThat(segments.delete(file)).isTrue();
            segments.settle(SOON);
            assertThat(segments.find(file)).isEmpty();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void theOpenSegmentAndWhatIsNoSegmentIsNeverDeleted() throws Exception {
        Path link = plan.folder().resolve("link.mp4");
        Path other = plan.folder().resolve("holiday.mp4");
        Files.writeString(other, "not of the node");
        Files.createSymbolicLink(link, recorded.closed.get(0).file());
        try (Segments segments = begun()) {
            segments.opened(recorded.opened.get(1), recorded.progress.get(1));
            segments.settle(SOON);

            assertThat(segments.delete(recorded.opened.get(1).file())).isFalse();
            assertThat(segments.delete(other)).isFalse();
            assertThat(segments.delete(link)).isFalse();
            assertThat(segments.find(link)).isEmpty();
        }
    }

    @Test
    void aDiskThatIsAwayIsNotForgotten() throws Exception {
        try (Segments segments = begun()) {
            assertThat(all(segments)).hasSize(4);
        }
        Path away = home.resolve("away");
        Files.move(plan.root(), away);
        Files.createDirectories(plan.root());

        try (Segments segments = begun()) {
            assertThat(all(segments)).hasSize(4);
        }
    }

    @Test
    void filesThatAreGoneAreForgotten() throws Exception {
        begun().close();
        Files.delete(recorded.closed.get(2).file());

        try (Segments segments = begun()) {
            assertThat(all(segments)).hasSize(3);
        }
    }

    private Segments begun() throws Exception {
        Segments segments = new Segments(home.resolve("state"), () -> List.of(plan), Clock.systemUTC());
        segments.begin();
        segments.settle(SOON);
        segments.due().follow(READER);
        return segments;
    }

    /** What the reader is to get, in its order. */
    private static List<Segment> due(Segments segments) throws IOException {
        List<Segment> due = new ArrayList<>();
        Optional<DueSegment> next = segments.due().next(READER, "default");
        while (next.isPresent()) {
            due.add(next.get().segment());
            segments.due().done(READER, next.get().segment());
            next = segments.due().next(READER, "default");
        }
        return due;
    }

    private static List<Segment> all(Segments segments) throws IOException {
        return segments.between("default", Instant.EPOCH, Instant.parse("2030-01-01T00:00:00Z"), 100);
    }

    private void deleteState() throws IOException {
        for (String name : List.of("recordings.sqlite", "recordings.sqlite-wal", "recordings.sqlite-shm")) {
            Files.deleteIfExists(home.resolve("state").resolve(name));
        }
    }
}
