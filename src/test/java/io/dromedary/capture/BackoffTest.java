package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BackoffTest {

    private static final Duration NONE = Duration.ZERO;
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void eachWaitIsTwiceTheOneBeforeUpToTheLimit() {
        Backoff backoff = new Backoff(CaptureTimes.DEFAULT, () -> 0.5);

        assertThat(IntStream.range(0, 9).mapToLong(i -> backoff.next(NONE).toMillis()))
                .containsExactly(250L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L);
    }

    @Test
    void aSecondOfPicturesBeginsAnew() {
        Backoff backoff = new Backoff(CaptureTimes.DEFAULT, () -> 0.5);
        IntStream.range(0, 5).forEach(i -> backoff.next(NONE));

        assertThat(backoff.next(SECOND.minusMillis(1))).hasMillis(8_000);
        assertThat(backoff.next(SECOND)).hasMillis(250);
        assertThat(backoff.next(SECOND)).hasMillis(250);
        assertThat(backoff.next(NONE)).hasMillis(500);
    }

    @Test
    void chanceIsAFifthEitherWay() {
        assertThat(new Backoff(CaptureTimes.DEFAULT, () -> 0).next(NONE)).hasMillis(200);
        assertThat(new Backoff(CaptureTimes.DEFAULT, () -> 1).next(NONE)).hasMillis(300);
    }

    @Test
    void itNeverGivesUp() {
        Backoff backoff = new Backoff(CaptureTimes.DEFAULT, () -> 0.5);
        IntStream.range(0, 10_000).forEach(i -> backoff.next(NONE));

        assertThat(backoff.next(NONE)).hasSeconds(30);
    }
}
