package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.fragment.Fragment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the clock does, no file is overwritten, the order is kept, and no gap is seen where there is none. */
final class ClockStepsTest {

    private static final Path FOLDER = Path.of("/disk/recordings");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final StreamOf STREAM = StreamOf.h264(10);

    private final FakeDisk disk = new FakeDisk();

    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600, -5, 5})
    void aClockThatIsSetBeginsASegmentAndMakesNoGap(long seconds) {
        Recorded recorded = new Recorded(Plans.seconds(FOLDER, 3600), disk, Recorded.NOON);
        recorded.give(STREAM.init());
        give(recorded, 0, 75);
        recorded.clock.step(Duration.ofSeconds(seconds));
        give(recorded, 75, 150);
        recorded.end();

        assertThat(recorded.closed).hasSize(2);
        assertThat(disk.files).hasSize(2);
        Segment first = recorded.closed.get(0);
        Segment second = recorded.closed.get(1);
        assertThat(first.isFollowedBy(second)).isTrue();
        assertThat(second.isFollowedBy(first)).isFalse();
        assertThat(first.runFrom()).isLessThan(second.runFrom());
        assertThat(Duration.between(first.from(), first.to())).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    }

    @Test
    void aNameThatIsTakenGetsANumber() {
        Recorded recorded = new Recorded(Plans.seconds(FOLDER, 3600), disk, Recorded.NOON);
        for (int i = 0; i < 3; i++) {
            recorded.give(STREAM.init());
            give(recorded, 0, 15);
            recorded.end();
            recorded.clock.step(Duration.between(recorded.clock.instant(), Recorded.NOON));
        }

        assertThat(disk.files.keySet())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder(
                        "camera_2026-11-20_12-00-00.mp4",
                        "camera_2026-11-20_12-00-00-2.mp4",
                        "camera_2026-11-20_12-00-00-3.mp4");
    }

    @Test
    void theHourThatComesTwiceInAutumnOverwritesNothing() {
        Recorded recorded = hours(Instant.parse("2026-10-24T23:30:00Z"), 4);

        assertThat(names(recorded))
                .containsExactly(
                        "camera_2026-10-25_01-30-00.mp4",
                        "camera_2026-10-25_02-00-00.mp4",
                        "camera_2026-10-25_02-00-00-2.mp4",
                        "camera_2026-10-25_03-00-00.mp4");
        assertFollow(recorded.closed);
    }

    @Test
    void theHourThatIsMissingInSpringMakesNoGap() {
        Recorded recorded = hours(Instant.parse("2026-03-29T00:30:00Z"), 3);

        assertThat(names(recorded))
                .containsExactly(
                        "camera_2026-03-29_01-30-00.mp4",
                        "camera_2026-03-29_03-00-00.mp4",
                        "camera_2026-03-29_04-00-00.mp4");
        assertFollow(recorded.closed);
    }

    /** Records a keyframe each half hour of the clock, by the hour of Berlin, where each is a second of the stream. */
    private Recorded hours(Instant from, int segments) {
        Recorded recorded = new Recorded(Plans.hourly(FOLDER, BERLIN), disk, from);
        recorded.give(STREAM.init());
        for (int gop = 0; gop < 2 * segments - 1; gop++) {
            give(recorded, 15 * gop, 15 * gop + 15);
            Instant next = from.plus(Duration.ofMinutes(30L * (gop + 1)));
            recorded.clock.pass(Duration.between(recorded.clock.instant(), next).minusNanos(66_666_667));
        }
        return recorded.end();
    }

    private static List<String> names(Recorded recorded) {
        return recorded.closed.stream()
                .map(segment -> segment.file().getFileName().toString())
                .toList();
    }

    private static void assertFollow(List<Segment> segments) {
        for (int i = 1; i < segments.size(); i++) {
            assertThat(segments.get(i - 1).isFollowedBy(segments.get(i))).isTrue();
            assertThat(segments.get(i - 1).to()).isEqualTo(segments.get(i).from());
        }
    }

    private static void give(Recorded recorded, int from, int to) {
        for (Fragment fragment : STREAM.fragments().subList(from, to)) {
            recorded.give(fragment);
        }
    }
}
