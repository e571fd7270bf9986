package io.dromedary.recording;

import io.dromedary.fragment.Fragment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * What still has to be written for one camera, bounded in bytes. A disk that is too slow loses whole GOPs: what does
 * not fit is dropped up to the next keyframe that does. Init segments and ends are never dropped.
 *
 * <p>Thread-safe. Adding never waits for the disk.
 */
final class ArrivalQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final Deque<Arrival> waiting = new ArrayDeque<>();
    private final long maxBytes;
    private long bytes;
    private boolean dropping;
    private long droppedGops;
    private long droppedFragments;

    ArrivalQueue(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Adds what came; returns whether a drop began with it. */
    boolean add(Arrival arrival) {
        lock.lock();
        try {
            boolean fragment = arrival.part().orElse(null) instanceof Fragment;
            boolean fits = bytes + arrival.sizeBytes() <= maxBytes;
            boolean began = false;
            if (fragment && (!fits || (dropping && !arrival.keyframe()))) {
                droppedGops += !dropping || arrival.keyframe() ? 1 : 0;
                droppedFragments++;
                began = !dropping;
                dropping = true;
            } else {
                dropping = dropping && !fragment;
                forgetEmptyStream(fragment);
                waiting.addLast(arrival);
                bytes += arrival.sizeBytes();
                added.signal();
            }
            return began;
        } finally {
            lock.unlock();
        }
    }

    /** A stream that began or ended without a fragment leaves no trace, so restarts fill no queue. */
    private void forgetEmptyStream(boolean fragment) {
        Arrival last = waiting.peekLast();
        if (!fragment && last != null && !(last.part().orElse(null) instanceof Fragment)) {
            waiting.removeLast();
            bytes -= last.sizeBytes();
        }
    }

    /** Takes the next, waiting for it at most so long. */
    Optional<Arrival> take(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (waiting.isEmpty() && left > 0) {
                left = added.awaitNanos(left);
            }
            Arrival next = waiting.pollFirst();
            bytes -= next == null ? 0 : next.sizeBytes();
            return Optional.ofNullable(next);
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many GOPs were dropped, whole or from some frame on. */
    long droppedGops() {
        return locked(() -> droppedGops);
    }

    long droppedFragments() {
        return locked(() -> droppedFragments);
    }

    /** Returns how many bytes wait. */
    long bytes() {
        return locked(() -> bytes);
    }

    private long locked(LongSupplier value) {
        lock.lock();
        try {
            return value.getAsLong();
        } finally {
            lock.unlock();
        }
    }
}
