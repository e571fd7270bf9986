package io.dromedary.recording;

import io.dromedary.event.EventKind;
import io.dromedary.event.NodeEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps in mind how recording a camera goes, and tells when that changes. Thread-safe. */
final class RecorderMeter {

    private static final Logger LOG = LoggerFactory.getLogger(RecorderMeter.class);

    private static final Duration TELL_DROPS_EVERY = Duration.ofSeconds(10);

    private final String camera;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Consumer<NodeEvent> events;
    private RecordingState state = RecordingState.WAITING;
    private Instant since;
    private String reason = "";
    private Optional<Path> file = Optional.empty();
    private Optional<Long> toldDrops = Optional.empty();
    private long writtenBytes;
    private long missedFragments;
    private Optional<Long> syncedAt = Optional.empty();

    RecorderMeter(String camera, Clock clock, LongSupplier nanoTime, Consumer<NodeEvent> events) {
        this.camera = camera;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.events = events;
        this.since = clock.instant();
    }

    synchronized void waiting(Instant at) {
        file = Optional.empty();
        if (state != RecordingState.PAUSED) {
            change(RecordingState.WAITING, at);
        }
    }

    synchronized void recording(Path segment, Instant at) {
        if (state == RecordingState.PAUSED) {
            LOG.info("{}: recording goes on with {}", camera, segment);
            tell(EventKind.RECORDING_RESUMED, String.valueOf(segment.getFileName()));
        }
        file = Optional.of(segment);
        reason = "";
        change(RecordingState.RECORDING, at);
    }

    synchronized void paused(String why) {
        if (!why.equals(reason)) {
            LOG.warn("{}: recording is paused: {}", camera, why);
            tell(EventKind.RECORDING_PAUSED, why);
        }
        file = Optional.empty();
        reason = why;
        change(RecordingState.PAUSED, clock.instant());
    }

    synchronized void wrote(int bytes) {
        writtenBytes += bytes;
    }

    synchronized void missed() {
        missedFragments++;
    }

    synchronized void synced(long nanos) {
        syncedAt = Optional.of(nanos);
    }

    synchronized RecordingReport report(ArrivalQueue queue) {
        return new RecordingReport(
                state,
                since,
                reason,
                file,
                writtenBytes,
                queue.bytes(),
                queue.droppedGops(),
                missedFragments + queue.droppedFragments(),
                syncedAt.map(at -> Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - at))));
    }

    /** Tells that the disk is too slow, at most every {@link #TELL_DROPS_EVERY}. */
    synchronized void dropping() {
        long now = nanoTime.getAsLong();
        if (toldDrops.isEmpty() || now - toldDrops.get() > TELL_DROPS_EVERY.toNanos()) {
            toldDrops = Optional.of(now);
            LOG.warn("{}: the disk is too slow: pictures are not recorded up to the next keyframe", camera);
            tell(EventKind.RECORDING_DROPPED, "the disk is too slow");
        }
    }

    private void tell(EventKind kind, String words) {
        events.accept(new NodeEvent(kind, camera, clock.instant(), words));
    }

    private void change(RecordingState next, Instant at) {
        if (state != next) {
            state = next;
            since = at;
        }
    }
}
