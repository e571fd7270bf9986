package io.dromedary.recording;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.StreamPart;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records in the test's own thread, in time that the test moves, and keeps in mind what it heard. */
final class Recorded implements RecordingNews {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    final HandClock clock;
    final List<Segment> opened = new ArrayList<>();
    final List<SegmentProgress> progress = new ArrayList<>();
    final List<Segment> closed = new ArrayList<>();
    final List<List<Keyframe>> keyframes = new ArrayList<>();
    final List<Path> cutShort = new ArrayList<>();
    final RecorderMeter meter;
    final SegmentRecorder recorder;
    private int words;
    private Duration last = Duration.ZERO;

    Recorded(RecordingPlan plan, RecordingDisk disk, Instant now) {
        clock = new HandClock(now);
        meter = new RecorderMeter("default", clock, clock::nanos, event -> {});
        Path state = plan.root().resolveSibling("state");
        FolderGuard guard = new FolderGuard(disk, new KnownFolders(disk, state), this::word);
        recorder = new SegmentRecorder(() -> plan, disk, guard, this, meter, this::word);
    }

    Recorded(RecordingPlan plan) {
        this(plan, new LocalDisk(plan.root()), NOON);
    }

    private String word() {
        return "word" + words++;
    }

    /** Gives a stream as it would come: each fragment when it is to be decoded. */
    Recorded play(StreamOf stream) {
        give(stream.init());
        stream.fragments().forEach(this::give);
        return this;
    }

    /** Gives the next part, after the time that lies between it and the one before. */
    void give(StreamPart part) {
        if (part instanceof Fragment fragment) {
            Duration time = fragment.decodeTime();
            clock.pass(time.compareTo(last) > 0 ? time.minus(last) : Duration.ZERO);
            last = time;
        } else {
            last = Duration.ZERO;
        }
        recorder.accept(new Arrival(Optional.of(part), clock.instant(), clock.nanos()));
        recorder.tick(clock.nanos());
    }

    /** Ends the stream. */
    Recorded end() {
        recorder.accept(new Arrival(Optional.empty(), clock.instant(), clock.nanos()));
        return this;
    }

    @Override
    public void opened(Segment segment, SegmentProgress written) {
        opened.add(segment);
        progress.add(written);
    }

    @Override
    public void closed(Segment segment, List<Keyframe> found) {
        closed.add(segment);
        keyframes.add(found);
    }

    @Override
    public void cutShort(String camera, Path file) {
        cutShort.add(file);
    }
}
