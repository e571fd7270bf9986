package io.dromedary.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An integrator edits the route behind a queue while fragments go into it. */
final class SedaReloadIT {

    private static final String FILE = "keep-fragment.camel.yaml";

    @TempDir
    private Path folder;

    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger kept = new AtomicInteger();
    private volatile String version = "";

    @Test
    void nothingInTheQueueIsLostAndNoSenderFails() throws Exception {
        Files.writeString(
                folder.resolve("pass-on.camel.yaml"), Routes.route("pass-on", "direct:pass-on", "- to: seda:kept"));
        Files.writeString(folder.resolve(FILE), keep("v0"));
        ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
        try (RunningRoutes node = new RunningRoutes(folder, RouteTemplates.none())) {
            node.context().getRegistry().bind("seda", new LastingSedaComponent());
            node.context().getRegistry().bind("keep", (Processor) exchange -> {
                kept.incrementAndGet();
                version = exchange.getMessage().getBody(String.class);
            });
            node.start();
            ProducerTemplate producer = node.context().createProducerTemplate();
            var unused = sender.scheduleAtFixedRate(() -> send(producer), 0, 5, TimeUnit.MILLISECONDS);
            for (int round = 1; round <= 6; round++) {
                String next = "v" + round;
                node.save(FILE, keep(next));
                Await.until(next, RunningRoutes.LIVE_WITHIN, () -> version.equals(next));
            }
            sender.shutdown();
            assertThat(sender.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
            Await.until("all are kept", Duration.ofSeconds(2), () -> kept.get() == sent.get());

            assertThat(failed).hasValue(0);
        } finally {
            sender.shutdownNow();
        }
    }

    private void send(ProducerTemplate producer) {
        if (producer.send("direct:pass-on", exchange -> {}).getException() == null) {
            sent.incrementAndGet();
        } else {
            failed.incrementAndGet();
        }
    }

    private static String keep(String version) {
        return Routes.route(
                "keep-fragment", "seda:kept", "- setBody:\n    constant: " + version + "\n- process:\n    ref: keep");
    }
}
