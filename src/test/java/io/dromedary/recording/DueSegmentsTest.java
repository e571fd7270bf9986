package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A segment reaches each reader at least once. */
final class DueSegmentsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    private final HandClock clock = new HandClock(Recorded.NOON);
    private RecordingPlan plan = Plans.seconds(Path.of("/"), 1);
    private Recorded recorded = new Recorded(plan, new FakeDisk(), Recorded.NOON);

    @BeforeEach
    void record() {
        plan = Plans.seconds(home.resolve("rec"), 3);
        recorded = new Recorded(plan).play(StreamOf.h264(10)).end();
    }

    @Test
    void eachReaderGetsEachSegmentUntilItIsDoneWithIt() throws Exception {
        try (Segments segments = begun()) {
            segments.due().follow("one");
            segments.due().follow("two");
            close(segments, 0, 1);

            assertThat(segments.due().cameras("one")).containsExactly("default");
            assertThat(next(segments, "one")).contains(file(0));
            done(segments, "one", 0);
            assertThat(next(segments, "one")).contains(file(1));
            done(segments, "one", 1);

            assertThat(segments.due().cameras("one")).isEmpty();
            assertThat(next(segments, "two")).contains(file(0));
        }
    }

    @Test
    void whatIsDueSurvivesARestart() throws Exception {
        try (Segments segments = begun()) {
            segments.due().follow("one");
            close(segments, 0, 1);
            done(segments, "one", 0);
        }

        try (Segments segments = begun()) {
            segments.due().follow("one");
            assertThat(next(segments, "one")).contains(file(1));
            done(segments, "one", 1);
            assertThat(next(segments, "one")).isEmpty();
        }
    }

    @Test
    void aSegmentThatFailedWaitsAndTheThirdTimeLetsTheOthersPass() throws Exception {
        try (Segments segments = begun()) {
            segments.due().follow("one");
            close(segments, 0, 1);
            for (int i = 0; i < 3; i++) {
                assertThat(next(segments, "one")).contains(file(0));
                segments.due().failed("one", file(0), clock.instant().plusSeconds(8));
                if (i < 2) {
                    assertThat(next(segments, "one")).as("in order").isEmpty();
                    clock.pass(Duration.ofSeconds(8));
                }
            }

            assertThat(next(segments, "one")).contains(file(1));
            done(segments, "one", 1);
            assertThat(next(segments, "one")).as("once something went well").contains(file(0));
            assertThat(segments.due().next("one", "default").orElseThrow().tries())
                    .isEqualTo(3);
        }
    }

    @Test
    void aClockThatIsPutBackHoldsNothingUp() throws Exception {
        try (Segments segments = begun()) {
            segments.due().follow("one");
            close(segments, 0);
            segments.due().failed("one", file(0), clock.instant().plusSeconds(60));

            clock.step(Duration.ofDays(-300));

            assertThat(next(segments, "one")).contains(file(0));
        }
    }

    @Test
    void aSegmentThatWasDeletedIsSkippedAndOneWhoseDiskIsAwayWaits() throws Exception {
        try (Segments segments = begun()) {
            segments.due().follow("one");
            close(segments, 0, 1, 2);
            segments.delete(file(0));
            segments.settle(SOON);
            assertThat(next(segments, "one")).contains(file(1));
            Path away = home.resolve("away");
            Files.move(plan.root(), away);
            Files.createDirectories(plan.root());
            assertThat(next(segments, "one")).isEmpty();

            Files.delete(plan.root());
            Files.move(away, plan.root());
            clock.pass(Duration.ofSeconds(61));

            assertThat(next(segments, "one")).contains(file(1));
            Files.delete(file(1));
            assertThat(next(segments, "one")).isEmpty();
            assertThat(next(segments, "one")).contains(file(2));
        }
    }

    @Test
    void aSegmentThatTwoReportedIsDueOnce() throws Exception {
        try (Segments segments = begun()) {
            segments.due().follow("one");
            close(segments, 0);
            done(segments, "one", 0);
            segments.closed(recorded.closed.get(0), recorded.keyframes.get(0));
            segments.cutShort("default", file(0));
            segments.settle(SOON);

            assertThat(segments.due().cameras("one")).isEmpty();
        }
    }

    @Test
    void whatTheIndexMissedIsDueIfItIsLaterThanAllItKnows() throws Exception {
        try (Segments segments = begun()) {
            segments.due().follow("one");
        }
        try (SegmentIndex index = SegmentIndex.open(home.resolve("state/recordings.sqlite"))) {
            index.remove(file(0));
            index.remove(file(3));
        }

        try (Segments segments = begun()) {
            assertThat(next(segments, "one")).contains(file(3));
            done(segments, "one", 3);
            assertThat(segments.due().cameras("one")).isEmpty();
            assertThat(segments.find(file(0))).isPresent();
        }
    }

    @Test
    void anIndexOfTheFirstVersionIsKeptAndNothingOldIsDue() throws Exception {
        begun().close();
        Path file = home.resolve("state/recordings.sqlite");
        try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = old.createStatement()) {
            statement.execute("DROP TABLE due");
            statement.execute("DROP TABLE reader");
            statement.execute("PRAGMA user_version = 1");
        }

        try (Segments segments = begun()) {
            segments.due().follow("one");
            assertThat(segments.due().cameras("one")).isEmpty();
            assertThat(segments.find(file(0))).isPresent();
        }
        assertThat(home.resolve("state/broken-recordings.sqlite")).doesNotExist();
    }

    private Segments begun() throws InterruptedException {
        Segments segments = new Segments(home.resolve("state"), () -> List.of(plan), clock);
        segments.begin();
        segments.settle(SOON);
        return segments;
    }

    /** As the writer does it: each was open before. */
    private void close(Segments segments, int... numbers) throws Exception {
        for (int number : numbers) {
            segments.opened(recorded.opened.get(number), new SegmentProgress());
            segments.settle(SOON);
            segments.closed(recorded.closed.get(number), recorded.keyframes.get(number));
        }
        segments.settle(SOON);
    }

    private Path file(int number) {
        return recorded.closed.get(number).file();
    }

    private void done(Segments segments, String reader, int number) throws IOException {
        segments.due().done(reader, recorded.closed.get(number));
    }

    private static Optional<Path> next(Segments segments, String reader) throws IOException {
        return segments.due().next(reader, "default").map(due -> due.segment().file());
    }
}
