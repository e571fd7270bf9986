package io.dromedary.recording;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.InitSegment;
import io.dromedary.fragment.StreamPart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes segments of what comes from one camera: begins, cuts and closes them, and pauses while the disk refuses.
 *
 * <p>One thread calls it, with times that never go back.
 */
final class SegmentRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentRecorder.class);

    /** Less than this is called a full disk before it is one: the index, the log and the system need some too. */
    private static final long MIN_FREE_BYTES = 16L << 20;

    private final Supplier<RecordingPlan> plans;
    private final RecordingDisk disk;
    private final FolderGuard guard;
    private final RecordingNews news;
    private final RecorderMeter meter;
    private final Supplier<String> runNames;
    private final Retry retry = new Retry();
    private final Batch batch = new Batch();
    private RecordingPlan plan;
    private @Nullable InitSegment init;
    private String run = "";
    private @Nullable Current current;
    private long gopBytes;
    private long largestGopBytes;

    /** The open segment, when it must end, and what was added last. */
    private record Current(OpenSegment segment, CutRule cut, Arrival last) {}

    SegmentRecorder(
            Supplier<RecordingPlan> plans,
            RecordingDisk disk,
            FolderGuard guard,
            RecordingNews news,
            RecorderMeter meter,
            Supplier<String> runNames) {
        this.plans = plans;
        this.disk = disk;
        this.guard = guard;
        this.news = news;
        this.meter = meter;
        this.runNames = runNames;
        this.plan = plans.get();
    }

    /** Takes over what came. */
    void accept(Arrival arrival) {
        attempt(arrival.nanos(), () -> take(arrival));
    }

    /** Writes and syncs what is due at this time. */
    void tick(long nanos) {
        Current writing = current;
        if (writing != null) {
            attempt(nanos, () -> {
                if (writing.segment().writeIfDue(nanos)) {
                    meter.synced(nanos);
                }
            });
        }
    }

    private void take(Arrival arrival) throws IOException {
        StreamPart part = arrival.part().orElse(null);
        if (part instanceof Fragment fragment) {
            record(fragment, arrival);
        } else {
            init = part instanceof InitSegment begun ? begun : null;
            run = runNames.get();
            closeAfterLast();
            meter.waiting(arrival.at());
        }
    }

    private void record(Fragment fragment, Arrival arrival) throws IOException {
        if (retry.isTooEarly(arrival.nanos())) {
            meter.missed();
            return;
        }
        measureGop(fragment);
        if (fragment.keyframe()) {
            cutIfDue(fragment, arrival);
        }
        if (current == null && fragment.keyframe()) {
            begin(arrival);
        }
        Current writing = current;
        if (writing != null) {
            writing.segment().add(fragment);
            current = new Current(writing.segment(), writing.cut(), arrival);
            meter.wrote(fragment.sizeBytes());
        }
    }

    private void measureGop(Fragment fragment) {
        gopBytes = fragment.keyframe() ? 0 : gopBytes;
        gopBytes += fragment.sizeBytes();
        largestGopBytes = Math.max(gopBytes, largestGopBytes);
    }

    private void begin(Arrival first) throws IOException {
        InitSegment stream = init;
        if (stream == null) {
            return;
        }
        plan = plans.get();
        guard.prepare(plan.root(), plan.folder());
        if (disk.freeBytes(plan.folder()) < MIN_FREE_BYTES) {
            throw new RecordingPausedException("the disk of " + plan.folder() + " is full");
        }
        OpenSegment segment = OpenSegment.begin(disk, plan, stream, run, first, batch);
        current = new Current(segment, new CutRule(plan, first), first);
        retry.succeeded();
        meter.recording(segment.begun().file(), first.at());
        meter.synced(first.nanos());
        news.opened(segment.begun(), segment.progress());
    }

    private void cutIfDue(Fragment keyframe, Arrival arrival) throws IOException {
        Current writing = current;
        if (writing == null) {
            return;
        }
        Duration time = writing.segment().timeOf(keyframe);
        Duration end = writing.segment().mediaEnd();
        if (writing.cut().cutsBefore(arrival, time, end, writing.segment().bytes(), largestGopBytes)) {
            boolean follows = time.minus(end).compareTo(SegmentContents.LATE) <= 0;
            close(writing, follows ? writing.cut().time(arrival) : endOf(writing));
        }
    }

    private void closeAfterLast() throws IOException {
        Current writing = current;
        if (writing != null) {
            close(writing, endOf(writing));
        }
    }

    /** The last picture came, and then was to be seen for as long as it says. */
    private static Instant endOf(Current writing) {
        Duration shown = writing.last().part().orElseThrow() instanceof Fragment last ? last.duration() : Duration.ZERO;
        return writing.cut().time(writing.last()).plus(shown);
    }

    private void close(Current writing, Instant to) throws IOException {
        Segment closed = writing.segment().close(to);
        current = null;
        news.closed(closed, writing.segment().keyframes());
    }

    private void attempt(long nanos, DiskWork work) {
        try {
            work.run();
        } catch (IOException e) {
            pause(nanos, DiskTrouble.words(e, plan.folder()));
        } catch (RuntimeException e) {
            LOG.warn("{}: a fragment cannot be recorded", plan.camera(), e);
            pause(nanos, "the stream cannot be recorded: " + e);
        }
    }

    /** What was written stays; the next segment begins with the first keyframe after a short while. */
    private void pause(long nanos, String reason) {
        Current failed = current;
        current = null;
        retry.failed(nanos);
        meter.paused(reason);
        if (failed != null && failed.segment().abandon(disk)) {
            news.cutShort(plan.camera(), failed.segment().begun().file());
        }
    }

    /** Something that the disk may refuse. */
    private interface DiskWork {
        void run() throws IOException;
    }

    /** Returns the segment that is being written. */
    Optional<Segment> open() {
        return Optional.ofNullable(current).map(writing -> writing.segment().begun());
    }
}
