package io.dromedary.recording;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock and a count of nanoseconds that a test moves, together or apart. */
final class HandClock extends Clock {

    private Instant now;
    private long nanos;

    HandClock(Instant now) {
        this.now = now;
    }

    /** Lets time go by. */
    void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    /** Sets the clock; no time goes by. */
    void step(Duration by) {
        now = now.plus(by);
    }

    long nanos() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return now;
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
