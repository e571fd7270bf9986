package io.dromedary.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The node under test, in a process of its own, with one camera of 640x360 at 30 frames a second and 2 Mbit/s. */
final class NodeProcess implements AutoCloseable {

    private static final String CAMERA = """
            device: test
            width: 640
            height: 360
            fps: 30
            gop: 60
            useBitrate: true
            bitrateKbps: 2064
            maxrateKbps: 2064
            bufsizeKbps: 1032
            """;

    private static final AtomicInteger STARTED = new AtomicInteger();
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long STOP_SECONDS = 15;

    private final Process process;
    private final Path log;
    private final long startedNanos;
    private long readyMillis;

    private NodeProcess(Process process, Path log, long startedNanos) {
        this.process = process;
        this.log = log;
        this.startedNanos = startedNanos;
    }

    /**
     * Starts a node and returns when it says that it is ready.
     *
     * @param camera whether its camera runs at once
     */
    static NodeProcess start(BenchSettings settings, boolean camera) throws IOException, InterruptedException {
        Files.createDirectories(settings.work());
        Files.writeString(settings.work().resolve("camera.yaml"), CAMERA);
        Path log = settings.work().resolve("node-" + STARTED.incrementAndGet() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command(settings))
                .directory(settings.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "DROMEDARY_PORT", Integer.toString(settings.port()),
                        "TINY_CAM_CONFIG",
                                settings.work().resolve("camera.yaml").toString(),
                        "TINY_CAM_KEYS", keyFile(settings).toString(),
                        "TINY_CAM_AUTOSTART", camera ? "1" : "0"));
        NodeProcess node = new NodeProcess(builder.start(), log, System.nanoTime());
        node.awaitReady();
        return node;
    }

    static Path keyFile(BenchSettings settings) {
        return settings.work().resolve("keys.json");
    }

    private static List<String> command(BenchSettings settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.flags());
        command.addAll(List.of("-cp", classPath(), "io.dromedary.app.Dromedary"));
        return command;
    }

    /** Ours without the folder of the tests, whose settings for the log are not the node's. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void awaitReady() throws IOException, InterruptedException {
        while (!Files.readString(log).contains("is ready on")) {
            if (!process.isAlive() || System.nanoTime() - startedNanos > START_LIMIT.toNanos()) {
                close();
                throw new IOException("the node did not start: " + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
        readyMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
    }

    /** Returns the time from the start of the process to the line that says it is ready, within 2 ms. */
    long readyMillis() {
        return readyMillis;
    }

    long pid() {
        return process.pid();
    }

    ProcessReading read() throws IOException {
        return ProcessReading.of(process.pid());
    }

    /** Returns what its ffmpeg has used up, or nothing if no camera runs. */
    Optional<ProcessReading> readFfmpeg() throws IOException {
        Optional<ProcessHandle> ffmpeg = process.children().findFirst();
        return ffmpeg.isPresent() ? Optional.of(ProcessReading.of(ffmpeg.get().pid())) : Optional.empty();
    }

    /** Returns what it said about its network, or that it said nothing. */
    String network() throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("Network: "))
                .map(line -> line.substring(line.indexOf("Network: ") + "Network: ".length()))
                .findFirst()
                .orElse("not told");
    }

    /** Stops the node as an operator would, and harder if it does not end. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
