package io.dromedary.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * All recordings: which segments there are, and the only way to protect or delete one.
 *
 * <p>What writers report is noted by a thread of its own, as well as it goes: an index that is lost, broken or behind
 * is made anew from the files, and recording never waits for it. Thread-safe.
 */
public final class Segments implements RecordingNews, AutoCloseable {

    private final Supplier<Collection<RecordingPlan>> plans;
    private final Map<Path, BeingWritten> open = new ConcurrentHashMap<>();
    private final IndexWorker index;
    private final DueSegments due;

    /** A segment that is being written. */
    private record BeingWritten(String camera, SegmentProgress progress) {}

    /**
     * Makes it; call {@link #begin} once the plans are known.
     *
     * @param state the folder of the index, made when needed
     * @param plans how cameras are recorded now: where segments are looked for
     * @param clock the time by which segments are tried again
     */
    public Segments(Path state, Supplier<Collection<RecordingPlan>> plans, Clock clock) {
        this.plans = plans;
        this.index = new IndexWorker(state, this::takeStock);
        this.due = new DueSegments(index, clock);
    }

    /** Returns which segments that ended are still to be told to whom. */
    public DueSegments due() {
        return due;
    }

    /** Compares the index with the folders, in the background. */
    public void begin() {
        index.later(known -> {});
    }

    @Override
    public void opened(Segment segment, SegmentProgress progress) {
        open.put(segment.file(), new BeingWritten(segment.camera(), progress));
        index.later(known -> {
            if (open.containsKey(segment.file())) {
                known.put(segment, List.of());
            }
        });
    }

    @Override
    public void closed(Segment segment, List<Keyframe> keyframes) {
        open.remove(segment.file());
        index.later(known -> known.putEnded(segment.asProtected(ProtectedMark.isOn(segment.file())), keyframes));
    }

    @Override
    public void cutShort(String camera, Path file) {
        open.remove(file);
        index.later(known -> stocktaking(known).noteEnded(file));
    }

    /**
     * Returns a camera's segments that touch a span of time, the oldest first, also the open one.
     *
     * @param limit most that are returned, at least 1
     * @throws IOException if the index cannot be read now
     */
    public List<Segment> between(String camera, Instant from, Instant to, int limit) throws IOException {
        return index.ask(known -> known.between(camera, from, to, limit));
    }

    /**
     * Returns when a camera was recorded, between two moments.
     *
     * @param now until when a segment goes that is open
     * @throws IOException if the index cannot be read now
     */
    public Spans spans(String camera, Instant from, Instant to, Instant now) throws IOException {
        boolean isOpen =
                open.values().stream().anyMatch(written -> written.camera().equals(camera));
        return index.ask(known -> Spans.read(known, camera, new SpanMerger(from, to, now), isOpen));
    }

    /**
     * Returns segments by the names of their files, those after {@code after}, whichever camera they are of.
     *
     * @param limit most that are returned, at least 1
     * @throws IOException if the index cannot be read now
     */
    public List<Segment> page(String after, int limit) throws IOException {
        return index.ask(known -> known.page(after, limit));
    }

    /** Returns what is known of a file, or nothing if it is no segment. */
    public Optional<Segment> find(Path file) throws IOException {
        return index.ask(known -> known.find(file));
    }

    /** Returns the last segment of a camera that began before a time, also the open one. */
    public Optional<Segment> lastBefore(String camera, Instant time) throws IOException {
        return index.ask(known -> known.lastBefore(camera, time));
    }

    /** Returns where a player may begin in a segment; while it is open, in what was written of it. */
    public List<Keyframe> keyframes(Path file) throws IOException {
        BeingWritten written = open.get(file);
        return written == null
                ? index.ask(known -> known.keyframes(file))
                : written.progress().now().keyframes();
    }

    /**
     * Returns where everything is in a segment's file, as far as it can be read now.
     *
     * @throws IOException if neither the index nor the file can be read now
     */
    public SegmentLayout layout(Segment segment) throws IOException {
        BeingWritten written = open.get(segment.file());
        if (written != null) {
            return SegmentLayout.open(segment, written.progress().now());
        }
        List<Keyframe> known = keyframes(segment.file());
        if (!known.isEmpty() && segment.state() != SegmentState.OPEN) {
            return SegmentLayout.ended(segment, known);
        }
        // it ended a moment ago, and the index does not know yet
        return SegmentInspector.inspect(segment.file())
                .map(found -> SegmentLayout.ended(found.segment(), found.keyframes()))
                .orElseGet(() -> SegmentLayout.ended(segment, List.of()));
    }

    /** Protects a segment, or ends that. Returns false if there is no such segment. */
    public boolean protect(Path file, boolean on) throws IOException {
        return find(file).isPresent() && protect(List.of(file), on) == 1;
    }

    /**
     * Protects segments, or ends that.
     *
     * @param files some that {@link #between} or {@link #find} gave
     * @return how many of them are still there
     */
    public int protect(Collection<Path> files, boolean on) throws IOException {
        List<Path> there = files.stream()
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .toList();
        ProtectedMark.set(there, on);
        index.later(noted -> {
            for (Path file : there) {
                noted.protect(file, on);
            }
        });
        return there.size();
    }

    /**
     * Deletes a segment, unless it is open, protected, unknown, or no plain file of the node.
     *
     * @return whether it is gone
     */
    public boolean delete(Path file) throws IOException {
        Optional<Segment> known = find(file);
        boolean may = known.isPresent()
                && known.get().state() != SegmentState.OPEN
                && !open.containsKey(file)
                && !ProtectedMark.isOn(file)
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        if (may) {
            Files.delete(file);
            index.later(noted -> noted.remove(file));
        }
        return may;
    }

    /** Returns once everything reported so far is noted, or after so long; for tests and an orderly end. */
    boolean settle(Duration limit) throws InterruptedException {
        return index.settle(limit);
    }

    private void takeStock(SegmentIndex ready) throws SQLException, IOException {
        for (RecordingPlan plan : plans.get()) {
            stocktaking(ready).take(plan.root(), plan.folder());
        }
    }

    private Stocktaking stocktaking(SegmentIndex ready) {
        return new Stocktaking(ready, open::containsKey);
    }

    @Override
    public void close() {
        index.close();
    }
}
