package io.dromedary.playback;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The few threads that read recordings for all sessions. A session gives them a message or two to make at a time, so
 * their queues hold a few tasks for each at most; without one that plays there is no thread. What there is too much of,
 * or comes when the node stops, is rejected.
 */
public final class PlaybackWorkers implements AutoCloseable {

    private static final int PLAYERS = 4;
    private static final int SAVERS = 2;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final ThreadPoolExecutor players;
    private final ThreadPoolExecutor savers;

    /**
     * Makes them.
     *
     * @param maxSessions most sessions of the node
     */
    public PlaybackWorkers(int maxSessions) {
        players = threads("playback", PLAYERS, maxSessions);
        savers = threads("saving", SAVERS, maxSessions);
    }

    private static ThreadPoolExecutor threads(String name, int count, int maxSessions) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                count,
                count,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(RecordingFeed.MAX_MAKING * maxSessions),
                task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    Workers workers() {
        return new Workers(players, savers);
    }

    /** Takes no more tasks. */
    @Override
    public void close() {
        players.shutdown();
        savers.shutdown();
    }
}
