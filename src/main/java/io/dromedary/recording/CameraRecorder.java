package io.dromedary.recording;

import io.dromedary.fragment.StreamPart;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records one camera: a bounded queue, and one thread that writes.
 *
 * <p>Thread-safe. Giving it a part takes no longer than noting it, whatever the disk does.
 */
public final class CameraRecorder {

    /** Half a minute and more at 4 Mbit/s. */
    static final long QUEUE_BYTES = 32L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(CameraRecorder.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

    private final ArrivalQueue queue = new ArrivalQueue(QUEUE_BYTES);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final String camera;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final SegmentRecorder recorder;
    private final RecorderMeter meter;
    private volatile RecordingPlan plan;
    private volatile boolean closing;

    CameraRecorder(RecordingPlan plan, RecorderParts parts) {
        this.camera = plan.camera();
        this.plan = plan;
        this.clock = parts.clock();
        this.nanoTime = parts.nanoTime();
        this.meter = new RecorderMeter(camera, clock, nanoTime, parts.events());
        this.recorder = new SegmentRecorder(
                () -> this.plan, parts.disk(), parts.guard(), parts.news(), meter, parts.randomWords());
    }

    /** Begins to write what is given from now on. */
    void start() {
        Thread writer = new Thread(this::write, "record-" + camera);
        writer.setDaemon(true);
        writer.start();
    }

    /** Records differently, from the next segment on. */
    void replan(RecordingPlan next) {
        plan = next;
    }

    /** Takes note of the next part of the stream. */
    public void add(StreamPart part) {
        offer(part);
    }

    /** Takes note that the stream ended: the segment is closed. */
    public void streamEnded() {
        offer(null);
    }

    private void offer(@Nullable StreamPart part) {
        if (!closing && queue.add(new Arrival(Optional.ofNullable(part), clock.instant(), nanoTime.getAsLong()))) {
            meter.dropping();
        }
    }

    /** Returns how recording goes. */
    public RecordingReport report() {
        return meter.report(queue);
    }

    /** Writes what waits and closes the segment, but does not wait for that. */
    void close() {
        streamEnded();
        closing = true;
    }

    /** Waits for the end after {@link #close()}; returns whether it came in time. */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void write() {
        try {
            while (!closing || queue.bytes() > 0) {
                step(queue.take(LONGEST_WAIT.toNanos()));
            }
            while (recorder.open().isPresent()) {
                Optional<Arrival> last = queue.take(0);
                step(last.or(() -> Optional.of(new Arrival(Optional.empty(), clock.instant(), nanoTime.getAsLong()))));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /** A fault of ours costs what it hits, and is told; it must not end the thread, and with it the recording. */
    private void step(Optional<Arrival> next) {
        try {
            next.ifPresent(recorder::accept);
            recorder.tick(nanoTime.getAsLong());
        } catch (RuntimeException e) {
            LOG.error("{}: recording failed; it goes on with a later keyframe", camera, e);
            meter.paused("the node failed: " + e);
        }
    }
}
