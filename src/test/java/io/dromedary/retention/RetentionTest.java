package io.dromedary.retention;

import static io.dromedary.retention.Shelves.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.config.RetentionConfig;
import io.dromedary.event.EventKind;
import io.dromedary.event.NodeEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RetentionTest {

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    private Path root;

    private final AtomicLong nanos = new AtomicLong(-5);
    private final List<NodeEvent> events = new ArrayList<>();
    private Shelves shelves = new Shelves(Path.of("/"));
    private RetentionConfig rules = Shelves.rules(1, 0, 0, 0);
    private Retention retention = new Retention(List::of, shelves, CLOCK, nanos::get, events::add);

    @BeforeEach
    void fill() {
        shelves = new Shelves(root);
        retention =
                new Retention(() -> List.of(shelves.shelf("default", rules)), shelves, CLOCK, nanos::get, events::add);
        shelves.add("default", "camera_1.mp4", Duration.ofDays(3));
        shelves.add("default", "camera_2.mp4", Duration.ofDays(2));
        shelves.add("default", "camera_3.mp4", Duration.ofDays(1));
    }

    @Test
    void theFirstSweepComesAtOnceAndTheNextAfterAsLongAsTheSettingSays() {
        retention.sweepDue();
        assertThat(shelves.left()).containsExactly("camera_3.mp4");
        shelves.add("default", "camera_4.mp4", Duration.ofHours(1));

        pass(59);
        assertThat(shelves.left()).hasSize(2);
        pass(1);
        assertThat(shelves.left()).containsExactly("camera_4.mp4");
        assertThat(retention.state("default").orElseThrow()).isEqualTo(new SweepState(NOW, 3, ""));
    }

    @Test
    void aSettingThatChangesHasItsEffectWithTheNextLook() {
        retention.sweepDue();
        shelves.add("default", "camera_4.mp4", Duration.ofHours(1));
        rules = new RetentionConfig(
                true, 1, Duration.ofSeconds(10), Duration.ofSeconds(60), "camera_", List.of(), 0, 0, 0);

        pass(10);

        assertThat(shelves.left()).containsExactly("camera_4.mp4");
    }

    @Test
    void aDryRunTellsWhatWouldGoAndDeletesNothing() throws Exception {
        SweepReport report = retention.sweepAll(true);

        assertThat(report.dryRun()).isTrue();
        assertThat(report.victims())
                .extracting(victim -> victim.segment().file().getFileName() + ": "
                        + victim.reason().words())
                .containsExactly("camera_1.mp4: more than retainMaxFiles", "camera_2.mp4: more than retainMaxFiles");
        assertThat(shelves.left()).hasSize(3);
        assertThat(retention.sweepAll(false).victims()).isEqualTo(report.victims());
        assertThat(shelves.left()).hasSize(1);
    }

    @Test
    void aDeletionThatFailsIsSkippedToldAndTriedAgain() throws Exception {
        shelves.stuck.add(root.resolve("camera_1.mp4"));

        SweepReport report = retention.sweepAll(false);

        assertThat(report.failed()).isEqualTo(1);
        assertThat(shelves.left()).containsExactly("camera_1.mp4", "camera_3.mp4");
        assertThat(retention.state("default").orElseThrow().problem()).contains("camera_1.mp4 cannot be deleted");

        shelves.stuck.clear();
        pass(60);
        assertThat(shelves.left()).containsExactly("camera_3.mp4");
        assertThat(retention.state("default").orElseThrow().problem()).isEmpty();
        assertThat(events)
                .extracting(NodeEvent::kind)
                .containsExactly(EventKind.SWEEP_FAILED, EventKind.SWEEP_RECOVERED);
    }

    @Test
    void recordingsThatCannotBeLookedAtAreAProblemThatIsTold() {
        shelves.broken = true;
        retention.sweepDue();

        assertThat(shelves.left()).hasSize(3);
        assertThat(retention.state("default").orElseThrow().problem())
                .isEqualTo("the recordings cannot be looked at: the disk is on fire");
    }

    private void pass(long seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
        retention.sweepDue();
    }
}
