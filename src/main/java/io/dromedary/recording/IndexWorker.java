package io.dromedary.recording;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The one thread that notes in the index, and the index itself: opened when it is first needed, made anew if it is
 * broken, and compared with the files whenever something could not be noted.
 *
 * <p>Thread-safe. Who notes never waits; at most {@value #MAX_WAITING} notes do.
 */
final class IndexWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexWorker.class);
    private static final String FILE = "recordings.sqlite";
    private static final int MAX_WAITING = 1000;
    private static final Set<SQLiteErrorCode> PASSING = EnumSet.of(
            SQLiteErrorCode.SQLITE_BUSY,
            SQLiteErrorCode.SQLITE_BUSY_RECOVERY,
            SQLiteErrorCode.SQLITE_LOCKED,
            SQLiteErrorCode.SQLITE_NOMEM,
            SQLiteErrorCode.SQLITE_FULL,
            SQLiteErrorCode.SQLITE_IOERR_WRITE,
            SQLiteErrorCode.SQLITE_IOERR_SHMOPEN,
            SQLiteErrorCode.SQLITE_IOERR_SHMSIZE);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Path state;
    private final Noting stocktaking;
    private final ThreadPoolExecutor worker;
    private volatile @Nullable SegmentIndex index;
    private volatile boolean behind = true;

    /**
     * Opens nothing yet.
     *
     * @param state the folder of the index, made when needed
     * @param stocktaking compares the index with the files
     */
    IndexWorker(Path state, Noting stocktaking) {
        this.state = state;
        this.stocktaking = stocktaking;
        this.worker = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
            Thread thread = new Thread(task, "recordings-index");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Something that is noted in the index. */
    interface Noting {
        void in(SegmentIndex index) throws SQLException, IOException;
    }

    /** Something that is asked of the index. */
    interface Question<T> {
        T of(SegmentIndex index) throws SQLException;
    }

    /** Notes something, after all that was given before. */
    void later(Noting noting) {
        submit(() -> {
            try {
                SegmentIndex ready = ready();
                if (behind) {
                    behind = false;
                    stocktaking.in(ready);
                }
                noting.in(ready);
            } catch (SQLException | IOException | RuntimeException e) {
                LOG.warn("The index of recordings is behind: {}", e.toString());
                behind = true;
                forgetConnection();
            }
        });
    }

    /**
     * Asks in the caller's own thread.
     *
     * @throws IOException if the index cannot be read now
     */
    <T> T ask(Question<T> question) throws IOException {
        SegmentIndex current = index;
        if (current == null) {
            throw new IOException("the index of recordings is not ready");
        }
        try {
            return question.of(current);
        } catch (SQLException e) {
            throw new IOException("the index of recordings cannot be read: " + e.getMessage(), e);
        }
    }

    /** Returns once everything given so far is noted, or after so long: whether it was in time. */
    boolean settle(Duration limit) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        submit(done::countDown);
        return done.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void submit(Runnable task) {
        try {
            worker.execute(task);
        } catch (RejectedExecutionException full) {
            behind = true;
        }
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
            if (isPassing(broken)) {
                throw broken;
            }
            LOG.warn("The index of recordings is made anew: {}", broken.getMessage());
            setAside();
            behind = true;
            opened = SegmentIndex.open(state.resolve(FILE));
        }
        index = opened;
        return opened;
    }

    /**
     * Returns whether the index may be opened later as it is: the disk is full, or another program looks at it. To make
     * it anew would be to forget what is due.
     */
    private static boolean isPassing(SQLException failure) {
        return failure instanceof SQLiteException sqlite && PASSING.contains(sqlite.getResultCode());
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
}
