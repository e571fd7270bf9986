package io.dromedary.capture;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running ffmpeg and all that it starts.
 *
 * <p>The thread that calls {@link #start} must outlive the process, which dies with it. One thread reads
 * {@link #output()}; any thread may end the process. Its standard error is always drained by a thread of its own.
 */
final class CaptureProcess {

    private static final Logger LOG = LoggerFactory.getLogger(CaptureProcess.class);
    private static final Duration TERM_LIMIT = Duration.ofSeconds(1);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(1);
    private static final int LOOKS_FOR_THE_REST = 4;
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final Duration LAST_WORDS_LIMIT = Duration.ofSeconds(1);

    private final Process process;
    private final ProcessTree tree;
    private final LastLines lastLines;
    private final Thread errorReader;

    private CaptureProcess(Process process, boolean wholeGroup, LastLines lastLines, String name) {
        this.process = process;
        this.tree = new ProcessTree(process, wholeGroup);
        this.lastLines = lastLines;
        this.errorReader = new Thread(this::drainErrors, name + "-stderr");
        errorReader.setDaemon(true);
    }

    /**
     * Starts a command.
     *
     * @param command what to run
     * @param isolation how to hold it
     * @param name how threads and log lines call it
     * @throws IOException if it cannot be started
     */
    static CaptureProcess start(CaptureCommand command, ProcessIsolation isolation, String name) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(isolation.wrap(command.words()));
        CaptureEnvironment.applyTo(builder.environment());
        if (!isolation.mark().isEmpty()) {
            builder.environment().put(ProcessIsolation.MARK, isolation.mark());
        }
        if (command.debug()) {
            LOG.info("{}: {}", name, command);
        }
        Consumer<String> log = command.debug() ? line -> LOG.info("{}: {}", name, line) : line -> {};
        CaptureProcess started = new CaptureProcess(builder.start(), isolation.wholeGroup(), new LastLines(log), name);
        started.errorReader.start();
        // what it started may hold the pipe open after it died: the reader would wait for ever
        var unused = started.process.onExit().thenRun(started.tree::kill);
        return started;
    }

    /** Returns what it writes; reading it waits until it writes more or ends. */
    InputStream output() {
        return process.getInputStream();
    }

    /** Returns its number in the system. */
    long pid() {
        return process.pid();
    }

    /** Returns what it said last on standard error, oldest first; after its end, all that it said last. */
    List<String> lastLines() throws InterruptedException {
        if (!process.isAlive()) {
            errorReader.join(LAST_WORDS_LIMIT.toMillis());
        }
        return lastLines.lines();
    }

    /** Ends it and all that it started, at once. Returns without waiting; any thread, any number of times. */
    void kill() {
        tree.kill();
    }

    /**
     * Ends it gently: {@code q} on its standard input, then SIGTERM, then SIGKILL. Returns when it is gone, after
     * {@code quitTimeout} and 2 s at most. Any thread, any number of times.
     */
    synchronized void stop(Duration quitTimeout) throws InterruptedException {
        askToQuit();
        if (!hasEndedWithin(quitTimeout)) {
            tree.terminate();
            if (!hasEndedWithin(TERM_LIMIT)) {
                LOG.warn("ffmpeg {} ignores q and SIGTERM and is killed", pid());
            }
        }
        tree.kill();
        if (!hasEndedWithin(KILL_LIMIT)) {
            LOG.error("ffmpeg {} cannot be killed: it hangs in the system", pid());
        }
    }

    /**
     * Waits for the end, at most {@code limit}, then kills it.
     *
     * @return its exit code; 128 and the number of the signal if one killed it
     */
    int end(Duration limit) throws InterruptedException {
        try {
            if (!hasEndedWithin(limit)) {
                kill();
            }
            return process.waitFor();
        } finally {
            kill(); // also if we were interrupted; and whatever it left behind
        }
    }

    /** Waits for the end, at most {@code limit}; returns whether it has come. */
    boolean hasEndedWithin(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void askToQuit() {
        try {
            process.getOutputStream().write('q');
            process.getOutputStream().flush();
        } catch (IOException e) {
            LOG.trace("ffmpeg {} has closed its standard input", pid(), e);
        }
    }

    /**
     * Reads what it says until it is gone, and then what the JDK has put aside.
     *
     * <p>When a process ends, the JDK reads the rest of its pipes on a thread of its own and leaves it in the stream.
     * For a moment the stream seems to have ended, or to be closed.
     */
    private void drainErrors() {
        try (InputStream errors = process.getErrorStream()) {
            drainOnce(errors);
            process.waitFor();
            for (int look = 0; look < LOOKS_FOR_THE_REST; look++) {
                drainOnce(errors);
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.trace("ffmpeg {} has closed its standard error", pid(), e);
        } finally {
            lastLines.finish();
        }
    }

    private void drainOnce(InputStream errors) {
        try {
            lastLines.drain(errors);
        } catch (IOException e) {
            LOG.trace("ffmpeg {} has closed its standard error", pid(), e);
        }
    }
}
