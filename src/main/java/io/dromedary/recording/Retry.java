package io.dromedary.recording;

import java.time.Duration;

/** When a disk that refused is tried again: soon at first, then every two seconds. One thread uses it. */
final class Retry {

    private static final long FIRST_NANOS = Duration.ofMillis(500).toNanos();
    private static final long LONGEST_NANOS = Duration.ofSeconds(2).toNanos();

    private long waitNanos;
    private long notBefore;

    void failed(long nanos) {
        waitNanos = waitNanos == 0 ? FIRST_NANOS : Math.min(2 * waitNanos, LONGEST_NANOS);
        notBefore = nanos + waitNanos;
    }

    void succeeded() {
        waitNanos = 0;
    }

    boolean isTooEarly(long nanos) {
        return waitNanos > 0 && nanos - notBefore < 0;
    }
}
