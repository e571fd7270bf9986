package io.dromedary.capture;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Notices that pictures have stopped coming: no bytes, or bytes whose media time stands still.
 *
 * <p>While the route works on a part nothing is expected of ffmpeg, whose pipe is then full for our sake. The reader
 * reports, any thread may ask.
 */
final class StallWatch {

    private final CaptureTimes times;
    private final LongSupplier nanoTime;
    private long lastBytes;
    private long lastAdvance;
    private long latestTime = Long.MIN_VALUE;
    private long firstPicture;
    private boolean pictures;
    private boolean inRoute;

    /** Counts from now. */
    StallWatch(CaptureTimes times, LongSupplier nanoTime) {
        this.times = times;
        this.nanoTime = nanoTime;
        this.lastBytes = nanoTime.getAsLong();
        this.lastAdvance = lastBytes;
    }

    /** Bytes have come. */
    synchronized void onBytes() {
        lastBytes = nanoTime.getAsLong();
    }

    /** A fragment has come whose first picture is decoded at {@code decodeTime}. */
    synchronized void onFragment(Duration decodeTime) {
        long now = nanoTime.getAsLong();
        if (!pictures) {
            pictures = true;
            firstPicture = now;
        }
        if (decodeTime.toNanos() > latestTime) {
            latestTime = decodeTime.toNanos();
            lastAdvance = now;
        }
    }

    /** The route begins to work on a part. */
    synchronized void onRouteEntered() {
        inRoute = true;
    }

    /** The route is done with it; what it took is not held against ffmpeg. */
    synchronized void onRouteLeft(long nanos) {
        inRoute = false;
        lastBytes += nanos;
        lastAdvance += nanos;
    }

    /** Returns for how long pictures have been advancing, until the last one. */
    synchronized Duration pictures() {
        return pictures ? Duration.ofNanos(Math.max(0, lastAdvance - firstPicture)) : Duration.ZERO;
    }

    /** Returns what is wrong, in plain words, if anything is. */
    synchronized Optional<String> complaint() {
        long now = nanoTime.getAsLong();
        if (inRoute) {
            return Optional.empty();
        }
        if (!pictures) {
            return after(now - lastAdvance, times.startTimeout(), "gave no picture within %d s of its start");
        }
        return after(now - lastBytes, times.stallTimeout(), "gave no picture for %d s")
                .or(() -> after(
                        now - lastAdvance, times.stallTimeout(), "gave pictures whose time stood still for %d s"));
    }

    private static Optional<String> after(long nanos, Duration limit, String words) {
        boolean over = nanos >= limit.toNanos();
        return over ? Optional.of("ffmpeg " + words.formatted(limit.toSeconds())) : Optional.empty();
    }
}
