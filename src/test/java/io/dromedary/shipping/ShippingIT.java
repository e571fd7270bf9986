package io.dromedary.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import io.dromedary.testing.CapturedLog;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each sample delivers every segment of a real recording, whole and once, however late its destination comes. */
final class ShippingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void everySegmentArrivesOnceByAllThreeSamplesAtATimeOnceTheirServersAreThere() throws Exception {
        List<Destination> all = List.of(new SftpDestination(folder), new S3Destination(), new WebhookDestination());
        try (CapturedLog log = CapturedLog.from(ch.qos.logback.classic.Level.INFO);
                RunningNode node = RunningNode.start(everyTwoSeconds()).awaitPicture()) {
            for (Destination destination : all) {
                enable(destination, node.home());
            }
            for (Destination destination : all) {
                Await.until(destination.sample() + " failed", PATIENCE, () -> isTold(log, destination.sample()));
                destination.start();
            }
            for (Destination destination : all) {
                Await.until("four segments by " + destination.sample(), PATIENCE, () -> count(destination) >= 4);
            }
            assertThat(node.commands().post("/stop").status()).isEqualTo(200);
            List<Path> closed = closed(node);
            for (Destination destination : all) {
                Await.until(
                        "all by " + destination.sample(),
                        PATIENCE,
                        () -> count(destination) >= closed.size() - before(destination, closed));
                assertSame(destination, closed);
            }
            assertThat(String.join("\n", log.entries()))
                    .doesNotContain(WebhookDestination.TOKEN)
                    .doesNotContain(S3Destination.SECRET)
                    .doesNotContain("/hidden");
        } finally {
            for (Destination destination : all) {
                destination.close();
            }
        }
    }

    private static void assertSame(Destination destination, List<Path> closed) throws IOException {
        Map<String, byte[]> arrived = destination.arrived();
        assertThat(arrived).hasSize(closed.size() - before(destination, closed));
        for (Path file : closed.subList(before(destination, closed), closed.size())) {
            assertThat(arrived.get("default/" + file.getFileName()))
                    .as("%s", file)
                    .isEqualTo(Files.readAllBytes(file));
        }
        assertThat(destination.times().values()).as(destination.sample()).containsOnly(1);
    }

    /** How many segments ended before the sample was there. */
    private static int before(Destination destination, List<Path> closed) {
        try {
            var names = destination.arrived().keySet();
            int first = 0;
            while (first < closed.size()
                    && !names.contains("default/" + closed.get(first).getFileName())) {
                first++;
            }
            return first;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void enable(Destination destination, Path home) throws Exception {
        destination.prepare(home);
        copy(destination, home);
    }

    /** Enables the sample as an integrator does, with what is in {@code keys} as it is. */
    static void copy(Destination destination, Path home) throws IOException {
        String name = destination.sample() + ".camel.yaml";
        String sample = Files.readString(Path.of("routes/samples").resolve(name));
        String filled = destination.filled(sample);
        assertThat(filled).isNotEqualTo(sample);
        Files.writeString(home.resolve("routes").resolve(name), filled);
    }

    static NodeSetup everyTwoSeconds() throws IOException {
        return NodeSetup.usual()
                .camera("segmentUnit", "second")
                .camera("segmentSeconds", "2")
                .camera("fileNamePattern", "\"camera_%Y a&b+%%c_%H-%M-%S\"");
    }

    static int count(Destination destination) {
        try {
            return destination.arrived().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTold(CapturedLog log, String sample) {
        return log.entries().stream().anyMatch(entry -> entry.startsWith("WARN") && entry.contains(sample + ": "));
    }

    /** The segments of a camera that has been stopped; each of them was closed. */
    private static List<Path> closed(RunningNode node) throws IOException {
        Await.until("the last one is closed", PATIENCE, () -> state(node).equals("waiting"));
        try (Stream<Path> files = Files.list(node.home().resolve("recordings"))) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".mp4"))
                    .sorted()
                    .toList());
        }
    }

    static String state(RunningNode node) {
        try {
            return node.commands().camera().path("recording").path("state").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
