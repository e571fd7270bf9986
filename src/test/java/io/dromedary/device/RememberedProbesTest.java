package io.dromedary.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RememberedProbesTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    private final RememberedProbes probes =
            new RememberedProbes((probe, device) -> ProbeAnswer.of("answer " + asked.incrementAndGet()), nanos::get);

    @Test
    void anAnswerIsRememberedForTwoSeconds() {
        assertThat(ask("/dev/video0")).isEqualTo("answer 1");
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(ask("/dev/video0")).isEqualTo("answer 1");
        nanos.addAndGet(1);
        assertThat(ask("/dev/video0")).isEqualTo("answer 2");
    }

    @Test
    void eachDeviceHasAnAnswerOfItsOwn() {
        assertThat(ask("/dev/video0")).isEqualTo("answer 1");
        assertThat(ask("/dev/video2")).isEqualTo("answer 2");
        assertThat(ask("/dev/video0")).isEqualTo("answer 1");
    }

    @Test
    void aHundredQuestionsAtOnceStartOneProbe() throws InterruptedException {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        RememberedProbes slow = new RememberedProbes(
                (probe, device) -> {
                    asking.countDown();
                    try {
                        assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    return ProbeAnswer.of("answer " + asked.incrementAndGet());
                },
                nanos::get);
        List<Thread> flood = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Thread one = new Thread(() -> slow.ask(Probe.V4L2_DEVICES, ""));
            one.start();
            flood.add(one);
        }
        assertThat(asking.await(20, TimeUnit.SECONDS)).isTrue();
        Await.until(
                "all others wait",
                Duration.ofSeconds(4),
                () -> flood.stream()
                                .filter(one -> one.getState() == Thread.State.TIMED_WAITING)
                                .count()
                        == 100);
        go.countDown();
        for (Thread one : flood) {
            one.join();
        }
        assertThat(asked).hasValue(1);
    }

    private String ask(String device) {
        return probes.ask(Probe.V4L2_FORMATS, device).text();
    }
}
