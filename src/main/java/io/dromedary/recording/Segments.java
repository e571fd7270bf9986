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
import java.util.Optional;
import java.util.Set;
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
    private final Set<Path> open = ConcurrentHashMap.newKeySet();
    private final IndexWorker index;
    private final DueSegments due;

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
    public void opened(Segment segment) {
        open.add(segment.file());
        index.later(known -> {
            if (open.contains(segment.file())) {
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

    /** Returns where a player may begin in a segment; none while it is open. */
    public List<Keyframe> keyframes(Path file) throws IOException {
        return index.ask(known -> known.keyframes(file));
    }

    /** Protects a segment, or ends that. Returns false if there is no such segment. */
    public boolean protect(Path file, boolean on) throws IOException {
        Optional<Segment> known = find(file);
        if (known.isEmpty() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        ProtectedMark.set(file, on);
        index.later(noted -> noted.protect(file, on));
        return true;
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
                && !open.contains(file)
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
        return new Stocktaking(ready, open::contains);
    }

    @Override
    public void close() {
        index.close();
    }
}
