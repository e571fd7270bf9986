package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RateMeterTest {

    private final AtomicLong now = new AtomicLong();
    private final RateMeter meter = new RateMeter(now::get);

    private void frames(int count, int bytes) {
        for (int i = 0; i < count; i++) {
            meter.add(bytes, 1);
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(40));
        }
    }

    @Test
    void nothingIsNoRate() {
        assertThat(meter.framesPerSecond()).isZero();
        assertThat(meter.bitsPerSecond()).isZero();
    }

    @Test
    void aSteadyStreamHasItsRate() {
        frames(1_000, 500);

        assertThat(meter.framesPerSecond()).isCloseTo(25, within(1.5));
        assertThat(meter.bitsPerSecond()).isCloseTo(100_000, within(6_000.0));
    }

    @Test
    void whatIsLongAgoDoesNotCount() {
        frames(100, 500);
        now.addAndGet(TimeUnit.SECONDS.toNanos(6));

        assertThat(meter.framesPerSecond()).isZero();
    }
}
