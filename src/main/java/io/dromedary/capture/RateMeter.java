package io.dromedary.capture;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/** Rates over the last five seconds. Not thread-safe. */
final class RateMeter {

    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long BUCKET_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final double NANOS_PER_SECOND = 1e9;

    private static final class Bucket {
        private final long begin;
        private long bytes;
        private long frames;

        Bucket(long begin) {
            this.begin = begin;
        }
    }

    private final LongSupplier nanoTime;
    private final Deque<Bucket> buckets = new ArrayDeque<>();

    RateMeter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Counts what has just come. */
    void add(int bytes, int frames) {
        long now = nanoTime.getAsLong();
        forget(now);
        Bucket last = buckets.peekLast();
        if (last == null || now - last.begin >= BUCKET_NANOS) {
            last = new Bucket(now);
            buckets.addLast(last);
        }
        last.bytes += bytes;
        last.frames += frames;
    }

    /** Forgets everything. */
    void clear() {
        buckets.clear();
    }

    double bitsPerSecond() {
        return Byte.SIZE * perSecond(bucket -> bucket.bytes);
    }

    double framesPerSecond() {
        return perSecond(bucket -> bucket.frames);
    }

    private double perSecond(ToLongFunction<Bucket> counter) {
        long now = nanoTime.getAsLong();
        forget(now);
        long amount = buckets.stream().mapToLong(counter).sum();
        Bucket first = buckets.peekFirst();
        long nanos = first == null ? 0 : Math.max(BUCKET_NANOS, now - first.begin);
        return nanos == 0 ? 0 : amount * NANOS_PER_SECOND / nanos;
    }

    private void forget(long now) {
        while (!buckets.isEmpty() && now - buckets.peekFirst().begin > WINDOW_NANOS) {
            buckets.removeFirst();
        }
    }
}
