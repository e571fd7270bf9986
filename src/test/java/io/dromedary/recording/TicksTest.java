package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TicksTest {

    private static final BigInteger MICROS = BigInteger.valueOf(1_000_000);

    @Test
    void aRunOfTenYearsIsNoLessExactThanOneOfASecond() {
        Random random = new Random(9);
        for (int i = 0; i < 10_000; i++) {
            long micros = random.nextLong(Duration.ofDays(3650).toNanos() / 1000);
            long hz = random.nextLong(1, i % 2 == 0 ? 1_000_001 : 100_001);
            long ticks = BigInteger.valueOf(micros)
                    .multiply(BigInteger.valueOf(hz))
                    .divide(MICROS)
                    .longValueExact();
            assertThat(Ticks.of(micros, hz)).isEqualTo(ticks);
            assertThat(Ticks.micros(ticks, hz))
                    .isEqualTo(BigInteger.valueOf(ticks)
                            .multiply(MICROS)
                            .divide(BigInteger.valueOf(hz))
                            .longValueExact());
        }
    }

    @Test
    void whatIsBeforeZeroIsRoundedDownToo() {
        assertThat(Ticks.of(-1, 90_000)).isEqualTo(-1);
        assertThat(Ticks.micros(-1, 90_000)).isEqualTo(-12);
        assertThat(Ticks.of(-1_000_000, 90_000)).isEqualTo(-90_000);
    }
}
