package io.dromedary.retention;

import io.dromedary.event.EventKind;
import io.dromedary.event.NodeEvent;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps recordings, one sweep at a time: each camera's as often as its settings say. Thread-safe.
 *
 * <p>What cannot be deleted is left and tried again; the log says once that sweeps fail, and once that they do not.
 */
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final ReentrantLock sweeping = new ReentrantLock();
    private final Map<String, Long> sweptNanos = new HashMap<>();
    private final Map<String, SweepState> states = new ConcurrentHashMap<>();
    private final Supplier<List<Shelf>> shelves;
    private final SegmentStore store;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Consumer<NodeEvent> events;

    /**
     * Makes it; nothing is swept yet.
     *
     * @param shelves gives what there is to sweep, as it is configured now
     * @param clock the time by which segments are old
     * @param nanoTime a count that nobody sets, in nanoseconds, by which sweeps are due
     * @param events hears when sweeps begin to fail, and when they work again; must return at once
     */
    public Retention(
            Supplier<List<Shelf>> shelves,
            SegmentStore store,
            Clock clock,
            LongSupplier nanoTime,
            Consumer<NodeEvent> events) {
        this.shelves = shelves;
        this.store = store;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.events = events;
    }

    /** Sweeps the cameras whose turn it is: each at the first call, and then as often as its settings say. */
    public void sweepDue() {
        if (!sweeping.tryLock()) {
            return;
        }
        try {
            long now = nanoTime.getAsLong();
            List<Shelf> due =
                    shelves.get().stream().filter(shelf -> isDue(shelf, now)).toList();
            if (!due.isEmpty()) {
                due.forEach(shelf -> sweptNanos.put(shelf.camera(), now));
                sweep(due, false);
            }
        } finally {
            sweeping.unlock();
        }
    }

    /**
     * Sweeps all cameras now.
     *
     * @param dryRun whether nothing is deleted
     * @throws SweepRunningException if another sweep runs
     */
    public SweepReport sweepAll(boolean dryRun) throws SweepRunningException {
        if (!sweeping.tryLock()) {
            throw new SweepRunningException();
        }
        try {
            return sweep(shelves.get(), dryRun);
        } finally {
            sweeping.unlock();
        }
    }

    /** Returns how the sweeps of a camera go, or nothing if there was none. */
    public Optional<SweepState> state(String camera) {
        return Optional.ofNullable(states.get(camera));
    }

    private boolean isDue(Shelf shelf, long now) {
        Long last = sweptNanos.get(shelf.camera());
        return last == null
                || Duration.ofNanos(now - last).compareTo(shelf.rules().sweep()) >= 0;
    }

    private SweepReport sweep(List<Shelf> due, boolean dryRun) {
        try {
            List<SweepPlan.Candidate> planned = SweepPlan.of(due, store, clock.instant());
            boolean more = planned.size() == SweepPlan.MAX_VICTIMS;
            if (dryRun) {
                List<Victim> all =
                        planned.stream().map(SweepPlan.Candidate::victim).toList();
                return new SweepReport(true, all, 0, more);
            }
            return delete(due, planned, more);
        } catch (IOException | RuntimeException e) {
            due.forEach(shelf -> note(shelf.camera(), 0, "the recordings cannot be looked at: " + e.getMessage()));
            return new SweepReport(dryRun, List.of(), 1, false);
        }
    }

    private SweepReport delete(List<Shelf> due, List<SweepPlan.Candidate> planned, boolean more) {
        List<Victim> gone = new ArrayList<>();
        Map<String, Integer> deleted = new HashMap<>();
        Map<String, String> problems = new HashMap<>();
        int failed = 0;
        for (SweepPlan.Candidate candidate : planned) {
            String camera = candidate.shelf().camera();
            try {
                if (store.delete(candidate.shelf(), candidate.segment())) {
                    gone.add(candidate.victim());
                    deleted.merge(camera, 1, Integer::sum);
                }
            } catch (IOException | RuntimeException e) {
                failed++;
                problems.putIfAbsent(camera, candidate.segment().file().getFileName() + " cannot be deleted: " + e);
            }
        }
        due.forEach(shelf -> note(
                shelf.camera(), deleted.getOrDefault(shelf.camera(), 0), problems.getOrDefault(shelf.camera(), "")));
        return new SweepReport(false, gone, failed, more);
    }

    private void note(String camera, int deleted, String problem) {
        SweepState before = states.get(camera);
        boolean failedBefore = before != null && !before.problem().isEmpty();
        long all = (before == null ? 0 : before.deleted()) + deleted;
        states.put(camera, new SweepState(clock.instant(), all, problem));
        if (deleted > 0) {
            LOG.info("{}: {} old segments were deleted", camera, deleted);
        }
        if (!problem.isEmpty() && !failedBefore) {
            LOG.warn("{}: old segments are not deleted: {}", camera, problem);
            events.accept(new NodeEvent(EventKind.SWEEP_FAILED, camera, clock.instant(), problem));
        } else if (problem.isEmpty() && failedBefore) {
            LOG.info("{}: old segments are deleted again", camera);
            events.accept(new NodeEvent(EventKind.SWEEP_RECOVERED, camera, clock.instant(), ""));
        }
    }
}
