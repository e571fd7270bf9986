package io.dromedary.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's clock, which a test can put forward. Thread-safe. */
public final class ShiftedClock extends Clock {

    private volatile Duration shift = Duration.ZERO;

    /** Puts the clock forward. */
    public synchronized void forward(Duration by) {
        shift = shift.plus(by);
    }

    /** Returns the seconds since 1970. */
    public long seconds() {
        return instant().getEpochSecond();
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(shift);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody needs another zone");
    }
}
