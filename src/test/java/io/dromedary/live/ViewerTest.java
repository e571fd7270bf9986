package io.dromedary.live;

import static io.dromedary.live.Parts.fragment;
import static io.dromedary.live.Parts.frame;
import static io.dromedary.live.Parts.init;
import static io.dromedary.live.Parts.keyframe;
import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.fragment.Fragment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ViewerTest {

    private final RecordingConnection connection = new RecordingConnection();

    @Test
    void aSlowViewerLosesWholeGopsAndIsTold() {
        Viewer viewer = viewer(new QueueLimits(3_500, Duration.ofMinutes(1), 1000));
        viewer.offer(keyframe(1));
        connection.writable = false;
        for (long sequence = 2; sequence <= 8; sequence++) {
            viewer.offer(frame(sequence));
        }
        viewer.offer(keyframe(9));
        viewer.offer(frame(10));

        connection.writable = true;
        viewer.pump();

        assertThat(connection.sequences()).containsExactly(0L, 1L, 9L, 10L);
        assertThat(connection.told).containsExactly("{\"type\":\"drop\",\"fragments\":7,\"millis\":700}");
        assertThat(viewer.report().droppedFragments()).isEqualTo(7);
    }

    @Test
    void aViewerMayNotFallBehindInTimeEither() {
        Viewer viewer = viewer(new QueueLimits(1 << 30, Duration.ofMillis(500), 1000));
        viewer.offer(keyframe(1));
        connection.writable = false;
        for (long sequence = 2; sequence <= 20; sequence++) {
            viewer.offer(frame(sequence));
        }

        assertThat(viewer.report().droppedFragments()).isEqualTo(19);
        assertThat(viewer.report().queuedBytes()).isZero();
    }

    @Test
    void aViewerMayNotFallBehindByTooManyFragmentsEither() {
        Viewer viewer = viewer(new QueueLimits(1 << 30, Duration.ofMinutes(1), 8));
        viewer.offer(keyframe(1));
        connection.writable = false;
        for (long sequence = 2; sequence <= 10; sequence++) {
            viewer.offer(frame(sequence));
        }
        assertThat(viewer.report().droppedFragments()).isZero();

        viewer.offer(frame(11));

        assertThat(viewer.report().droppedFragments()).isEqualTo(10);
    }

    @Test
    void theGopOfANewcomerIsAllowedBesides() {
        List<Fragment> gop = new ArrayList<>(List.of(keyframe(1)));
        for (long sequence = 2; sequence <= 40; sequence++) {
            gop.add(frame(sequence));
        }
        connection.writable = false;
        Viewer viewer = new Viewer(
                "v", Runnable::run, connection, new QueueLimits(10_000, Duration.ofMillis(500), 1000), false);
        viewer.begin(new GopCache.Snapshot(Optional.of(init(640)), gop, 40_000));
        viewer.offer(frame(41));

        connection.writable = true;
        viewer.pump();

        assertThat(connection.sequences()).hasSize(42).startsWith(0L, 1L).endsWith(41L);
        assertThat(connection.told).isEmpty();
    }

    @Test
    void aFragmentLargerThanTheLimitStillPassesAnEmptyQueue() {
        Viewer viewer = viewer(new QueueLimits(100, Duration.ofMinutes(1), 1000));

        viewer.offer(fragment(1, true, 5_000_000));

        assertThat(connection.sequences()).containsExactly(0L, 1L);
    }

    @Test
    void theInitSegmentOfARestartIsNeverLost() {
        Viewer viewer = viewer(new QueueLimits(3_000, Duration.ofMinutes(1), 1000));
        viewer.offer(keyframe(1));
        connection.writable = false;
        for (int restart = 0; restart < 100; restart++) {
            viewer.offer(init(640));
            viewer.offer(keyframe(1));
            viewer.offer(frame(2));
        }
        assertThat(viewer.report().queuedBytes()).isLessThan(4_000);

        connection.writable = true;
        viewer.pump();

        assertThat(connection.sequences()).startsWith(0L, 1L, 0L).endsWith(2L);
    }

    @Test
    void whateverTheNetworkDoesWhatIsSentCanBeDecoded() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            RecordingConnection network = new RecordingConnection();
            Viewer viewer =
                    new Viewer("v", Runnable::run, network, new QueueLimits(5_000, Duration.ofSeconds(1), 1000), false);
            viewer.begin(new GopCache.Snapshot(Optional.of(init(640)), List.of(), 0));
            for (long sequence = 1; sequence <= 300; sequence++) {
                network.writable = random.nextInt(10) < 4;
                viewer.offer(random.nextInt(12) == 0 ? keyframe(sequence) : frame(sequence));
            }

            assertThat(tornGops(network)).as("seed %d", seed).isEmpty();
        }
    }

    /** Returns the fragments that do not follow the one before them and are no keyframes. */
    private static List<Long> tornGops(RecordingConnection network) {
        List<Long> torn = new ArrayList<>();
        long last = 0;
        for (var part : network.sent) {
            if (part instanceof Fragment fragment) {
                if (!fragment.keyframe() && (last == 0 || fragment.sequence() != last + 1)) {
                    torn.add(fragment.sequence());
                }
                last = fragment.sequence();
            }
        }
        return torn;
    }

    private Viewer viewer(QueueLimits limits) {
        Viewer viewer = new Viewer("v", Runnable::run, connection, limits, false);
        viewer.begin(new GopCache.Snapshot(Optional.of(init(640)), List.of(), 0));
        return viewer;
    }
}
