package io.dromedary.playback;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The few threads that read recordings for all sessions. A session gives them a message or two to make at a time, so
 * the queue holds a few tasks for each at most; without one that plays there is no thread.
 */
public final class PlaybackWorkers implements Executor, AutoCloseable {

    private static final int THREADS = 4;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final ThreadPoolExecutor threads;

    /**
     * Makes them.
     *
     * @param maxSessions most sessions of the node
     */
    public PlaybackWorkers(int maxSessions) {
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(RecordingFeed.MAX_MAKING * maxSessions),
                task -> {
                    Thread thread = new Thread(task, "playback");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs a task soon.
     *
     * @throws java.util.concurrent.RejectedExecutionException if there are too many, or the node stops
     */
    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** Returns how many threads there are now. */
    int size() {
        return threads.getPoolSize();
    }

    /** Takes no more tasks. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
