package io.dromedary.recording;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All recordings: which segments there are, and the only way to protect or delete one.
 *
 * <p>What writers report is noted by a thread of its own, as well as it goes: an index that is lost, broken or behind
 * is made anew from the files, and recording never waits for it. Thread-safe.
 */
public final class Segments implements RecordingNews, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Segments.class);
    private static final String FILE = "recordings.sqlite";
    private static final int MAX_WAITING = 1000;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Path state;
    private final Supplier<Collection<RecordingPlan>> plans;
    private final Consumer<Segment> listener;
    private final Map<Path, BeingWritten> open = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor worker;
    private volatile @Nullable SegmentIndex index;
    private volatile boolean behind = true;

    /** A segment that is being written. */
    private record BeingWritten(String camera, SegmentProgress progress) {}

    /**
     * Makes it; call {@link #begin} once the plans are known.
     *
     * @param state the folder of the index, made when needed
     * @param plans how cameras are recorded now: where segments are looked for
     * @param listener hears of each segment that ended, once it is in the index, one at a time; must not take long
     */
    public Segments(Path state, Supplier<Collection<RecordingPlan>> plans, Consumer<Segment> listener) {
        this.state = state;
        this.plans = plans;
        this.listener = listener;
        this.worker = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
            Thread thread = new Thread(task, "recordings-index");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Compares the index with the folders, in the background. */
    public void begin() {
        later(index -> {});
    }

    @Override
    public void opened(Segment segment, SegmentProgress progress) {
        open.put(segment.file(), new BeingWritten(segment.camera(), progress));
        later(index -> {
            if (open.containsKey(segment.file())) {
                index.put(segment, List.of());
            }
        });
    }

    @Override
    public void closed(Segment segment, List<Keyframe> keyframes) {
        open.remove(segment.file());
        later(index -> {
            Segment marked = segment.asProtected(ProtectedMark.isOn(segment.file()));
            index.put(marked, keyframes);
            listener.accept(marked);
        });
    }

    @Override
    public void cutShort(String camera, Path file) {
        open.remove(file);
        later(index -> stocktaking(index).noteEnded(file));
    }

    /**
     * Returns a camera's segments that touch a span of time, the oldest first, also the open one.
     *
     * @param limit most that are returned, at least 1
     * @throws IOException if the index cannot be read now
     */
    public List<Segment> between(String camera, Instant from, Instant to, int limit) throws IOException {
        return reading(index -> index.between(camera, from, to, limit));
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
        return reading(index -> Spans.read(index, camera, new SpanMerger(from, to, now), isOpen));
    }

    /**
     * Returns segments by the names of their files, those after {@code after}, whichever camera they are of.
     *
     * @param limit most that are returned, at least 1
     * @throws IOException if the index cannot be read now
     */
    public List<Segment> page(String after, int limit) throws IOException {
        return reading(index -> index.page(after, limit));
    }

    /** Returns what is known of a file, or nothing if it is no segment. */
    public Optional<Segment> find(Path file) throws IOException {
        return reading(index -> index.find(file));
    }

    /** Returns the last segment of a camera that began before a time, also the open one. */
    public Optional<Segment> lastBefore(String camera, Instant time) throws IOException {
        return reading(index -> index.lastBefore(camera, time));
    }

    /** Returns where a player may begin in a segment; while it is open, in what was written of it. */
    public List<Keyframe> keyframes(Path file) throws IOException {
        BeingWritten written = open.get(file);
        return written == null
                ? reading(index -> index.keyframes(file))
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
        later(index -> {
            for (Path file : there) {
                index.protect(file, on);
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
            later(index -> index.remove(file));
        }
        return may;
    }

    /** Returns once everything reported so far is noted, or after so long; for tests and an orderly end. */
    boolean settle(Duration limit) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        submit(done::countDown);
        return done.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private <T> T reading(Reading<T> reading) throws IOException {
        SegmentIndex current = index;
        if (current == null) {
            throw new IOException("the index of recordings is not ready");
        }
        try {
            return reading.of(current);
        } catch (SQLException e) {
            throw new IOException("the index of recordings cannot be read: " + e.getMessage(), e);
        }
    }

    private void later(Noting noting) {
        submit(() -> {
            try {
                SegmentIndex ready = ready();
                if (behind) {
                    behind = false;
                    takeStock(ready);
                }
                noting.in(ready);
            } catch (SQLException | IOException | RuntimeException e) {
                LOG.warn("The index of recordings is behind: {}", e.toString());
                behind = true;
                forgetConnection();
            }
        });
    }

    private void submit(Runnable task) {
        try {
            worker.execute(task);
        } catch (RejectedExecutionException full) {
            behind = true;
        }
    }

    private void takeStock(SegmentIndex ready) throws SQLException, IOException {
        for (RecordingPlan plan : plans.get()) {
            stocktaking(ready).take(plan.root(), plan.folder());
        }
    }

    private Stocktaking stocktaking(SegmentIndex ready) {
        return new Stocktaking(ready, open::containsKey, listener);
    }

    private SegmentIndex ready() throws SQLException, IOException {
        SegmentIndex current = index;
        if (current != null) {
            return current;
        }
        Files.createDirectories(state);
        SegmentIndex opened;
        try {
            opened = SegmentIndex.open(state.resolve(FILE));
        } catch (SQLException broken) {
            LOG.warn("The index of recordings is made anew: {}", broken.getMessage());
            setAside();
            behind = true;
            opened = SegmentIndex.open(state.resolve(FILE));
        }
        index = opened;
        return opened;
    }

    /** Keeps what is left of a broken index, for who wants to know. */
    private void setAside() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(state, FILE + "{,-wal,-shm}")) {
            for (Path file : files) {
                Files.move(
                        file, file.resolveSibling("broken-" + file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void forgetConnection() {
        SegmentIndex failed = index;
        index = null;
        try {
            if (failed != null) {
                failed.close();
            }
        } catch (SQLException e) {
            LOG.debug("The index was not closed in order", e);
        }
    }

    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The index of recordings is not complete; it will be at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        forgetConnection();
    }

    /** Something that is noted in the index. */
    private interface Noting {
        void in(SegmentIndex index) throws SQLException, IOException;
    }

    /** Something that is read from the index. */
    private interface Reading<T> {
        T of(SegmentIndex index) throws SQLException;
    }
}
