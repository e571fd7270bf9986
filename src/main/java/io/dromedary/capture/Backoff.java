package io.dromedary.capture;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a failed capture is tried again.
 *
 * <p>The first wait is short, each further one twice as long, up to a limit; a fifth more or less by chance, so that
 * cameras that failed together do not come back together. A capture that gave pictures for {@code healthyAfter} starts
 * over with the short wait. That time is short as well, a second: a camera that fails now and then should be back
 * before anyone notices, and one that shows a second of pictures between failures shows most when it is restarted at
 * once. What must not be hurried is a camera that shows nothing. Not thread-safe.
 */
final class Backoff {

    private static final double JITTER = 0.2;
    private static final int MAX_DOUBLINGS = 30;

    private final CaptureTimes times;
    private final DoubleSupplier chance;
    private int failures;

    /** Takes its numbers from 0 (inclusive) to 1 (exclusive) out of {@code chance}. */
    Backoff(CaptureTimes times, DoubleSupplier chance) {
        this.times = times;
        this.chance = chance;
    }

    /** Returns the next wait, after a capture that had given pictures for {@code pictures}. */
    Duration next(Duration pictures) {
        if (pictures.compareTo(times.healthyAfter()) >= 0) {
            failures = 0;
        }
        double doubled = times.backoffInitial().toMillis() * Math.pow(2, Math.min(failures, MAX_DOUBLINGS));
        double bounded = Math.min(doubled, (double) times.backoffMax().toMillis());
        failures++;
        return Duration.ofMillis(Math.round(bounded * (1 - JITTER + 2 * JITTER * chance.getAsDouble())));
    }
}
