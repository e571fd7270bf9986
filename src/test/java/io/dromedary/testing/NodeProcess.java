package io.dromedary.testing;

import io.dromedary.app.Dromedary;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A whole node in a process of its own, for what cannot be done to the test's own process.
 *
 * <p>Closing it ends the node in order and deletes its home.
 */
public final class NodeProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(20);

    private final NodeHome home;
    private final Path log;
    private final Process process;
    private final ShiftedClock clock = new ShiftedClock();

    private NodeProcess(NodeHome home, Map<String, String> environment) throws IOException {
        this.home = home;
        this.log = home.path().resolve("test.log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        absoluteClassPath(),
                        Dromedary.class.getName())
                .directory(home.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("DROMEDARY_PORT", Integer.toString(home.port()));
        builder.environment().putAll(environment);
        this.process = builder.start();
    }

    /**
     * Starts a node and returns once its default camera gives pictures.
     *
     * @param environment more variables for the process
     */
    public static NodeProcess start(NodeSetup setup, Map<String, String> environment) throws IOException {
        NodeProcess node = new NodeProcess(NodeHome.make(setup), environment);
        Await.until("a picture", START, node::givesPictures);
        return node;
    }

    /** Returns who may give it commands. */
    public SignedCommands commands() {
        return home.commandsAt(home.port(), clock);
    }

    /** Opens a session and starts it. */
    public TestViewer watch() throws Exception {
        return TestViewer.open(home.port(), "/stream", home.ticket(clock)).start();
    }

    /** Returns its folder. */
    public Path home() {
        return home.path();
    }

    /** Returns what it has printed. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean givesPictures() {
        if (!process.isAlive()) {
            throw new AssertionError("the node has ended: " + log());
        }
        try {
            return commands().camera("default").path("fragments").asLong() > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String absoluteClassPath() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.onExit().get(END.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException tooLong) {
            process.destroyForcibly();
            process.onExit().join();
        }
        home.delete();
    }
}
