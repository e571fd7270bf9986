package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class StallWatchTest {

    private final AtomicLong now = new AtomicLong(42);
    private final StallWatch watch = new StallWatch(CaptureTimes.DEFAULT, now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void passWithBytes(int seconds) {
        for (int i = 0; i < seconds; i++) {
            pass(Duration.ofSeconds(1));
            watch.onBytes();
        }
    }

    @Test
    void theFirstPictureHasMoreTimeThanTheOthers() {
        pass(Duration.ofMillis(14_999));
        assertThat(watch.complaint()).isEmpty();

        pass(Duration.ofMillis(1));
        assertThat(watch.complaint()).hasValue("ffmpeg gave no picture within 15 s of its start");
    }

    @Test
    void bytesWithoutAPictureAreNotEnough() {
        passWithBytes(15);

        assertThat(watch.complaint()).hasValue("ffmpeg gave no picture within 15 s of its start");
    }

    @Test
    void silenceIsNoticed() {
        watch.onFragment(Duration.ZERO);
        pass(Duration.ofSeconds(5));

        assertThat(watch.complaint()).hasValue("ffmpeg gave no picture for 5 s");
    }

    @Test
    void picturesWhoseTimeStandsStillAreNoticed() {
        watch.onFragment(Duration.ofSeconds(7));
        for (int i = 0; i < 5; i++) {
            assertThat(watch.complaint()).isEmpty();
            passWithBytes(1);
            watch.onFragment(Duration.ofSeconds(7));
        }

        assertThat(watch.complaint()).hasValue("ffmpeg gave pictures whose time stood still for 5 s");
    }

    @Test
    void aSlowRouteIsNotHeldAgainstFfmpeg() {
        watch.onFragment(Duration.ZERO);
        watch.onRouteEntered();
        pass(Duration.ofMinutes(1));
        assertThat(watch.complaint()).isEmpty();

        watch.onRouteLeft(Duration.ofMinutes(1).toNanos());
        assertThat(watch.complaint()).isEmpty();

        pass(Duration.ofSeconds(5));
        assertThat(watch.complaint()).isPresent();
    }

    @Test
    void theTimeOfPicturesIsFromTheFirstToTheLastThatAdvanced() {
        assertThat(watch.pictures()).isZero();
        watch.onFragment(Duration.ZERO);
        pass(Duration.ofSeconds(2));
        watch.onFragment(Duration.ofSeconds(2));
        pass(Duration.ofSeconds(2));
        watch.onFragment(Duration.ofSeconds(2));

        assertThat(watch.pictures()).hasSeconds(2);
    }
}
