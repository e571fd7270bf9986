package io.dromedary.recording;

import io.dromedary.fragment.Fragment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Segments that a writer makes while others read them, in the test's own time from {@link #NOON} on. */
public final class WrittenSegments implements AutoCloseable {

    /** When the first picture comes. */
    public static final Instant NOON = Recorded.NOON;

    private static final Duration SOON = Duration.ofSeconds(20);

    private final HandClock clock = new HandClock(NOON);
    private final SegmentRecorder recorder;
    private final Segments segments;
    private Duration last = Duration.ZERO;
    private final Path folder;
    private int words;

    /** Makes an empty recording of the default camera, cut each so many seconds. */
    public WrittenSegments(Path home, int seconds) {
        RecordingPlan plan = Plans.seconds(home.resolve("rec"), seconds);
        folder = plan.folder();
        RecordingDisk disk = new LocalDisk(plan.root());
        segments = new Segments(home.resolve("state"), () -> List.of(plan), clock);
        segments.begin();
        FolderGuard guard = new FolderGuard(disk, new KnownFolders(disk, home.resolve("state")), this::word);
        RecorderMeter meter = new RecorderMeter("default", clock, clock::nanos, event -> {});
        recorder = new SegmentRecorder(() -> plan, disk, guard, segments, meter, this::word);
    }

    private String word() {
        return "word" + words++;
    }

    /** Begins a run of so many seconds of H.264, with a keyframe each second, and gives those that are wanted. */
    public WrittenSegments h264(int seconds, Predicate<Fragment> wanted) {
        return run(StreamOf.h264(seconds), wanted);
    }

    /** The same of VP9. */
    public WrittenSegments vp9(int seconds, Predicate<Fragment> wanted) {
        return run(StreamOf.vp9(seconds), wanted);
    }

    /** Records a whole run out of a file of fragmented MP4. */
    public WrittenSegments stream(InputStream in) throws IOException {
        return run(StreamOf.of(in), fragment -> true).end();
    }

    /** Returns the folder of the segments. */
    public Path folder() {
        return folder;
    }

    /** Gives more of the last run. */
    public WrittenSegments more(int seconds, Predicate<Fragment> wanted) {
        StreamOf.h264(seconds).fragments().stream().filter(wanted).forEach(this::give);
        return this;
    }

    private WrittenSegments run(StreamOf stream, Predicate<Fragment> wanted) {
        last = Duration.ZERO;
        recorder.accept(new Arrival(Optional.of(stream.init()), clock.instant(), clock.nanos()));
        stream.fragments().stream().filter(wanted).forEach(this::give);
        return this;
    }

    private void give(Fragment fragment) {
        Duration time = fragment.decodeTime();
        clock.pass(time.compareTo(last) > 0 ? time.minus(last) : Duration.ZERO);
        last = time;
        recorder.accept(new Arrival(Optional.of(fragment), clock.instant(), clock.nanos()));
        recorder.tick(clock.nanos());
    }

    /** Ends the run. */
    public WrittenSegments end() {
        recorder.accept(new Arrival(Optional.empty(), clock.instant(), clock.nanos()));
        return this;
    }

    /** Lets time pass in which nothing comes; what was given is written then. */
    public WrittenSegments pass(int seconds) {
        clock.pass(Duration.ofSeconds(seconds));
        recorder.tick(clock.nanos());
        return this;
    }

    /** Returns the index, once it knows all that happened. */
    public Segments segments() throws InterruptedException {
        segments.settle(SOON);
        return segments;
    }

    /** Returns all segments, the oldest first. */
    public List<Segment> all() throws InterruptedException, IOException {
        return segments().between("default", NOON, NOON.plusSeconds(86_400), 1000);
    }

    @Override
    public void close() {
        segments.close();
    }
}
