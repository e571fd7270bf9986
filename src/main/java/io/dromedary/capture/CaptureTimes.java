package io.dromedary.capture;

import java.time.Duration;

/**
 * How patient a capture is.
 *
 * @param backoffInitial wait before the first new try; see {@link Backoff}
 * @param backoffMax longest wait between two tries
 * @param healthyAfter how long pictures must have come for the next failure to count as a first one
 * @param startTimeout from start to first fragment, at most
 * @param stallTimeout without a new picture, at most
 * @param quitTimeout from {@code q} to SIGTERM when stopping
 */
record CaptureTimes(
        Duration backoffInitial,
        Duration backoffMax,
        Duration healthyAfter,
        Duration startTimeout,
        Duration stallTimeout,
        Duration quitTimeout) {

    static final CaptureTimes DEFAULT = new CaptureTimes(
            Duration.ofMillis(250),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(15),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2));
}
