package io.dromedary.device;

import io.dromedary.device.Probe.Tool;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Asks each tool one question at a time and remembers its answers for a moment, so that a flood of requests starts one
 * process and not hundreds. Thread-safe.
 */
public final class RememberedProbes implements Probes {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private record Question(Probe probe, String device) {}

    private record Remembered(ProbeAnswer answer, long atNanos) {}

    private final Probes probes;
    private final LongSupplier nanoTime;
    private final Map<Tool, Lock> tools = new ConcurrentHashMap<>();
    private final Map<Question, Remembered> answers = new HashMap<>();

    /**
     * Asks through others.
     *
     * @param probes who asks when nothing is remembered
     * @param nanoTime the time, as {@link System#nanoTime} gives it
     */
    public RememberedProbes(Probes probes, LongSupplier nanoTime) {
        this.probes = probes;
        this.nanoTime = nanoTime;
    }

    /** Waits at most 5 s for others who ask the same tool; then the answer is that it is busy. */
    @Override
    public ProbeAnswer ask(Probe probe, String device) {
        Question question = new Question(probe, device);
        Optional<ProbeAnswer> known = recent(question);
        return known.isPresent() ? known.get() : inTurn(question);
    }

    private ProbeAnswer inTurn(Question question) {
        Lock tool = tools.computeIfAbsent(question.probe().tool(), any -> new ReentrantLock(true));
        try {
            if (!tool.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return ProbeAnswer.failed(question.probe().tool().program() + " is busy with other questions");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ProbeAnswer.failed("the node stops");
        }
        try {
            // somebody else may have asked the same while we waited
            return recent(question).orElseGet(() -> remember(question));
        } finally {
            tool.unlock();
        }
    }

    private ProbeAnswer remember(Question question) {
        ProbeAnswer answer = probes.ask(question.probe(), question.device());
        synchronized (answers) {
            answers.put(question, new Remembered(answer, nanoTime.getAsLong()));
        }
        return answer;
    }

    private Optional<ProbeAnswer> recent(Question question) {
        synchronized (answers) {
            long now = nanoTime.getAsLong();
            answers.values().removeIf(remembered -> now - remembered.atNanos() > REMEMBERED.toNanos());
            return Optional.ofNullable(answers.get(question)).map(Remembered::answer);
        }
    }
}
