package io.dromedary.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries encoders, two at a time, and remembers what came of it. Any thread may ask; others wait meanwhile, at most 5 s
 * for each two trials.
 */
public final class EncoderProbes {

    private static final Logger LOG = LoggerFactory.getLogger(EncoderProbes.class);
    private static final int AT_ONCE = 2;
    private static final long LIMIT_SECONDS = 30;

    private final Function<EncoderTrial, EncoderVerdict> runner;
    private final EncoderMemory memory;
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * Tries by {@code runner}, which must end by itself within some seconds.
     *
     * @param memory what is known from before
     */
    public EncoderProbes(Function<EncoderTrial, EncoderVerdict> runner, EncoderMemory memory) {
        this.runner = runner;
        this.memory = memory;
    }

    /** Returns what came of each trial, in their order; those that are not remembered are run now. */
    Map<EncoderTrial, EncoderVerdict> verdicts(List<EncoderTrial> trials) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            Map<EncoderTrial, EncoderVerdict> verdicts = new LinkedHashMap<>();
            List<EncoderTrial> unknown = new ArrayList<>();
            for (EncoderTrial trial : trials) {
                verdicts.put(trial, EncoderVerdict.bad("it was not tried"));
                memory.of(trial).ifPresentOrElse(known -> verdicts.put(trial, known), () -> unknown.add(trial));
            }
            if (!unknown.isEmpty()) {
                verdicts.putAll(run(unknown));
            }
            return verdicts;
        } finally {
            turn.unlock();
        }
    }

    /** Forgets that an encoder works, because it has just failed. */
    void forget(EncoderTrial trial) {
        memory.forget(trial);
    }

    private Map<EncoderTrial, EncoderVerdict> run(List<EncoderTrial> trials) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, EncoderProbes::thread);
        try {
            Map<EncoderTrial, Future<EncoderVerdict>> running = new LinkedHashMap<>();
            trials.forEach(trial -> running.put(trial, threads.submit(() -> runner.apply(trial))));
            Map<EncoderTrial, EncoderVerdict> verdicts = new LinkedHashMap<>();
            for (var entry : running.entrySet()) {
                verdicts.put(entry.getKey(), await(entry.getKey(), entry.getValue()));
            }
            memory.save();
            return verdicts;
        } finally {
            threads.shutdownNow();
        }
    }

    private EncoderVerdict await(EncoderTrial trial, Future<EncoderVerdict> future) throws InterruptedException {
        try {
            EncoderVerdict verdict = future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            memory.put(trial, verdict);
            return verdict;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The trial of {} failed", trial.name(), e);
            return EncoderVerdict.bad("it could not be tried: " + root(e));
        }
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "encoder-trial");
        thread.setDaemon(true);
        return thread;
    }
}
