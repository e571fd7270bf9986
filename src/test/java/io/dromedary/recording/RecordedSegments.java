package io.dromedary.recording;

import io.dromedary.fragment.Fragment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Segments on a real disk, recorded in the test's own time from {@link #NOON} on, and their index. */
public final class RecordedSegments implements AutoCloseable {

    /** When the first picture comes. */
    public static final Instant NOON = Recorded.NOON;

    private final Recorded recorded;
    private final RecordingPlan plan;
    private final Segments segments;

    /** Makes a recording that is cut each so many seconds. */
    public RecordedSegments(Path home, int seconds) {
        plan = Plans.seconds(home.resolve("rec"), seconds);
        recorded = new Recorded(plan);
        segments = new Segments(home.resolve("state"), () -> List.of(plan), Clock.systemUTC());
    }

    /** Records a run of so many seconds of H.264 with AAC, without what comes between two of its seconds. */
    public RecordedSegments withSound(int seconds, double gapFrom, double gapTo) {
        return run(StreamOf.h264WithSound(seconds), gapFrom, gapTo);
    }

    /** Records a run of H.264, without what comes between two of its seconds. */
    public RecordedSegments h264(int seconds, double gapFrom, double gapTo) {
        return run(StreamOf.h264(seconds), gapFrom, gapTo);
    }

    /** Records a run of VP9, without what comes between two of its seconds. */
    public RecordedSegments vp9(int seconds, double gapFrom, double gapTo) {
        return run(StreamOf.vp9(seconds), gapFrom, gapTo);
    }

    /** Records one of the streams that lie beside the tests. */
    public RecordedSegments file(String name) throws Exception {
        return run(StreamOf.recorded(name), 0, 0);
    }

    /** Records so many seconds of H.264 and goes on: the last segment stays open, and the index knows that. */
    public RecordedSegments andGoesOn(int seconds) throws InterruptedException {
        StreamOf stream = StreamOf.h264(seconds);
        recorded.give(stream.init());
        stream.fragments().forEach(recorded::give);
        recorded.clock.pass(Duration.ofSeconds(2));
        recorded.recorder.tick(recorded.clock.nanos());
        segments();
        int last = recorded.opened.size() - 1;
        segments.opened(recorded.opened.get(last), recorded.progress.get(last));
        segments.settle(Duration.ofSeconds(20));
        return this;
    }

    /** Lets time pass in which nothing comes. */
    public RecordedSegments pass(int seconds) {
        recorded.clock.pass(Duration.ofSeconds(seconds));
        return this;
    }

    private RecordedSegments run(StreamOf stream, double gapFrom, double gapTo) {
        recorded.give(stream.init());
        List<Fragment> given = new ArrayList<>(stream.fragments());
        given.removeIf(fragment -> {
            double at = fragment.decodeTime().toNanos() / 1e9;
            return at >= gapFrom && at < gapTo;
        });
        given.forEach(recorded::give);
        recorded.end();
        return this;
    }

    /** Reads the index from the files and returns it. */
    public Segments segments() throws InterruptedException {
        segments.begin();
        segments.settle(Duration.ofSeconds(20));
        return segments;
    }

    /** Returns the segments, the oldest first. */
    public List<Segment> closed() {
        return recorded.closed;
    }

    /** Returns how many keyframes the segments have. */
    public int keyframes() {
        return recorded.keyframes.stream().mapToInt(List::size).sum();
    }

    @Override
    public void close() {
        segments.close();
    }
}
