package io.dromedary.recording;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps in mind how recording a camera goes, and tells the log when that changes. Thread-safe. */
final class RecorderMeter {

    private static final Logger LOG = LoggerFactory.getLogger(RecorderMeter.class);

    private final String camera;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private RecordingState state = RecordingState.WAITING;
    private Instant since;
    private String reason = "";
    private Optional<Path> file = Optional.empty();
    private long writtenBytes;
    private long missedFragments;
    private Optional<Long> syncedAt = Optional.empty();

    RecorderMeter(String camera, Clock clock, LongSupplier nanoTime) {
        this.camera = camera;
        this.clock = clock;
        this.nanoTime = nanoTime;
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
        }
        file = Optional.of(segment);
        reason = "";
        change(RecordingState.RECORDING, at);
    }

    synchronized void paused(String why) {
        if (!why.equals(reason)) {
            LOG.warn("{}: recording is paused: {}", camera, why);
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

    private void change(RecordingState next, Instant at) {
        if (state != next) {
            state = next;
            since = at;
        }
    }
}
