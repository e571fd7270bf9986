package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.event.EventKind;
import io.dromedary.event.NodeEvent;
import io.dromedary.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CameraRecorderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    private final HandClock clock = new HandClock(Recorded.NOON);
    private final AtomicInteger closed = new AtomicInteger();
    private final Queue<NodeEvent> events = new ConcurrentLinkedQueue<>();
    private final CountDownLatch failed = new CountDownLatch(1);

    /** Fails as nobody foresaw when the first segment is opened, and works from then on. */
    private final RecordingNews news = new RecordingNews() {
        @Override
        public void opened(Segment segment, SegmentProgress progress) {
            if (failed.getCount() > 0) {
                failed.countDown();
                throw new IndexOutOfBoundsException("a fault of ours");
            }
        }

        @Override
        public void closed(Segment segment, List<Keyframe> keyframes) {
            closed.incrementAndGet();
        }

        @Override
        public void cutShort(String camera, Path file) {
            throw new UnsupportedOperationException("one more fault");
        }
    };

    @Test
    void aFaultNobodyForesawIsToldAndRecordingGoesOn() throws Exception {
        CameraRecorder recorder = new CameraRecorder(Plans.seconds(home.resolve("rec"), 1), parts());
        recorder.start();
        StreamOf stream = StreamOf.h264(3);
        recorder.add(stream.init());
        recorder.add(stream.fragments().get(0));
        assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
        Await.until(
                "the fault is told",
                PATIENCE,
                () -> recorder.report().state() == RecordingState.PAUSED
                        && recorder.report().reason().contains("a fault of ours"));

        clock.pass(Duration.ofSeconds(5));
        recorder.add(stream.init());
        stream.fragments().forEach(recorder::add);
        Await.until("recording", PATIENCE, () -> recorder.report().state() == RecordingState.RECORDING);
        recorder.close();

        assertThat(recorder.awaitEnd(PATIENCE)).isTrue();
        assertThat(closed).hasPositiveValue();
        assertThat(events)
                .extracting(NodeEvent::kind)
                .containsExactly(EventKind.RECORDING_PAUSED, EventKind.RECORDING_RESUMED);
    }

    private RecorderParts parts() {
        RecordingDisk disk = new LocalDisk(home);
        FolderGuard guard = new FolderGuard(disk, new KnownFolders(disk, home.resolve("state")), () -> "word");
        return new RecorderParts(disk, guard, news, clock, clock::nanos, events::add, () -> "word");
    }
}
