package io.dromedary.live;

import static io.dromedary.live.Parts.frame;
import static io.dromedary.live.Parts.init;
import static io.dromedary.live.Parts.keyframe;
import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.fragment.InitSegment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

final class AudienceTest {

    private static final QueueLimits LIMITS = new QueueLimits(1 << 20, Duration.ofSeconds(3), 1000);

    private final Audience audience = new Audience(25);
    private final Executor loop = Runnable::run;

    @Test
    void aNewcomerBeginsWithTheInitSegmentAndTheNewestKeyframe() {
        audience.publish(init(640));
        audience.publish(keyframe(1));
        audience.publish(frame(2));
        audience.publish(keyframe(3));
        audience.publish(frame(4));

        RecordingConnection viewer = join();

        assertThat(viewer.sequences()).containsExactly(0L, 3L, 4L);
    }

    @Test
    void aViewerThatKeepsUpGetsEveryFragmentOnceAndInOrder() {
        audience.publish(init(640));
        audience.publish(keyframe(1));
        RecordingConnection viewer = join();

        for (long sequence = 2; sequence <= 50; sequence++) {
            audience.publish(frame(sequence));
        }

        assertThat(viewer.sequences()).hasSize(51).isSorted().doesNotHaveDuplicates();
        assertThat(viewer.told).isEmpty();
    }

    @Test
    void aRestartThatKeepsThePromiseGoesOnWithANewInitSegment() {
        audience.publish(init(640));
        audience.publish(keyframe(1));
        RecordingConnection viewer = join();
        audience.captureEnded();

        InitSegment again = init(640);
        audience.publish(again);
        audience.publish(frame(1));
        audience.publish(keyframe(2));

        assertThat(viewer.sent).contains(again);
        assertThat(viewer.sequences()).containsExactly(0L, 1L, 0L, 2L);
        assertThat(viewer.farewell).isNull();
    }

    @Test
    void aRestartWithAnotherSizeAsksViewersToConnectAgain() {
        audience.publish(init(640));
        RecordingConnection viewer = join();

        audience.publish(init(1280));
        audience.publish(keyframe(1));

        assertThat(viewer.farewell).isEqualTo(Farewell.STREAM_CHANGED);
        assertThat(viewer.sequences()).containsExactly(0L);
        assertThat(audience.reports()).isEmpty();
    }

    @Test
    void whoWasPromisedAnotherStreamCannotJoin() {
        audience.publish(init(640));
        StreamDescription promised = audience.description().orElseThrow();
        audience.publish(init(1280));

        Optional<Farewell> refused = audience.join(viewer(new RecordingConnection(), loop), promised);

        assertThat(refused).contains(Farewell.STREAM_CHANGED);
    }

    @Test
    void aStoppedCameraSendsItsViewersAwayAndServesNothingOld() {
        audience.publish(init(640));
        audience.publish(keyframe(1));
        StreamDescription promised = audience.description().orElseThrow();
        RecordingConnection viewer = join();

        audience.stop();

        assertThat(viewer.farewell).isEqualTo(Farewell.CAMERA_STOPPED);
        assertThat(audience.description()).isEmpty();
        assertThat(audience.join(viewer(new RecordingConnection(), loop), promised))
                .contains(Farewell.CAMERA_STOPPED);
        audience.start();
        assertThat(audience.isStopped()).isFalse();
    }

    @Test
    void anEndedCaptureLeavesNoOldPictureForNewcomers() {
        audience.publish(init(640));
        audience.publish(keyframe(1));

        audience.captureEnded();

        assertThat(join().sequences()).containsExactly(0L);
    }

    @Test
    void oneViewersFailureIsItsOwn() {
        audience.publish(init(640));
        audience.publish(keyframe(1));
        RecordingConnection broken = join();
        RecordingConnection healthy = join();
        broken.broken = true;

        audience.publish(frame(2));

        assertThat(broken.farewell).isEqualTo(Farewell.ERROR);
        assertThat(healthy.sequences()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void aLoopThatHangsLosesWholeGopsAndHoldsUpNobody() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        audience.publish(init(640));
        audience.publish(keyframe(1));
        RecordingConnection stuck = join(tasks::add);
        RecordingConnection healthy = join();

        for (long sequence = 2; sequence <= 300; sequence++) {
            audience.publish(sequence % 50 == 0 ? keyframe(sequence) : frame(sequence));
        }
        assertThat(tasks).hasSizeLessThan(100);
        tasks.forEach(Runnable::run);
        audience.publish(frame(301));
        audience.publish(keyframe(350));
        tasks.stream().skip(tasks.size() - 1L).forEach(Runnable::run);

        assertThat(healthy.sequences()).hasSize(303);
        assertThat(stuck.sequences())
                .startsWith(0L, 1L, 2L)
                .endsWith(350L)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(stuck.told).hasSize(1).first().asString().contains("\"type\":\"drop\"");
    }

    @Test
    void theRateOfTheConfigurationIsPromisedWhenTheStreamDeclaresNone() {
        audience.publish(init(640));

        assertThat(audience.description().orElseThrow().framesPerSecond()).isEqualTo(30);
    }

    private RecordingConnection join() {
        return join(loop);
    }

    private RecordingConnection join(Executor on) {
        RecordingConnection connection = new RecordingConnection();
        Optional<Farewell> refused =
                audience.join(viewer(connection, on), audience.description().orElseThrow());
        assertThat(refused).isEmpty();
        return connection;
    }

    private static Viewer viewer(ViewerConnection connection, Executor on) {
        return new Viewer("v", on, connection, LIMITS, false);
    }
}
