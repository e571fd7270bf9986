package io.dromedary.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments that were closed and not yet sent when the node was killed are sent once it runs again. */
final class KilledShippingIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path home;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatWasClosedBeforeTheNodeWasKilledArrivesAfterItsRestartOnce() throws Exception {
        try (Destination hook = new WebhookDestination()) {
            setUp(ShippingIT.everyTwoSeconds());
            ShippingIT.enable(hook, home);
            Process first = startNode("first.log");
            Await.until("four segments", PATIENCE, () -> segments().size() >= 4);
            first.destroyForcibly().waitFor();
            List<Path> left = segments();

            hook.start();
            startNode("second.log");

            Await.until("all of them", PATIENCE, () -> left.stream().allMatch(file -> hasArrived(hook, file)));
            for (Path file : left) {
                assertThat(hook.arrived().get(name(file))).as("%s", file).isEqualTo(Files.readAllBytes(file));
                assertThat(hook.times().get(name(file))).as("%s", file).isEqualTo(1);
            }
        }
    }

    private void setUp(NodeSetup setup) throws IOException {
        for (String name : List.of("routes", "config", "keys")) {
            Files.createDirectories(home.resolve(name));
        }
        try (Stream<Path> routes = Files.list(Path.of("routes"))) {
            for (Path route : routes.filter(Files::isRegularFile).toList()) {
                Files.copy(route, home.resolve("routes").resolve(route.getFileName()));
            }
        }
        Files.writeString(home.resolve("config/application.properties"), setup.properties());
        Files.writeString(home.resolve("config/config.yaml"), setup.camera());
    }

    private Process startNode(String log) throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Ddromedary.home=" + home,
                        "io.dromedary.app.Dromedary")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(log).toFile());
        command.environment().put("DROMEDARY_PORT", Integer.toString(RunningNode.freePort()));
        Process process = command.start();
        started.add(process);
        return process;
    }

    private static boolean hasArrived(Destination hook, Path file) {
        return hook.times().containsKey(name(file));
    }

    private static String name(Path file) {
        return "default/" + file.getFileName();
    }

    /** A file that was made a moment before the end has no head yet, and is no segment. */
    private List<Path> segments() {
        Path folder = home.resolve("recordings");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> segments = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".mp4") && Files.size(file) > 0) {
                    segments.add(file);
                }
            }
            return segments;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
