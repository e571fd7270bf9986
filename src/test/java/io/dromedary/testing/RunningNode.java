package io.dromedary.testing;

import io.dromedary.app.Node;
import io.dromedary.app.StartNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A whole node in the test's own process: real sockets, real ffmpeg, a home of its own with the repository's routes.
 *
 * <p>Its clock can be put forward. Closing it ends the node and deletes its home.
 */
public final class RunningNode implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration PICTURE = Duration.ofSeconds(20);

    private final Path home;
    private final int port;
    private final byte[] managementKey;
    private final byte[] firstAccessKey;
    private final ShiftedClock clock = new ShiftedClock();
    private final Node node;

    private RunningNode(NodeSetup setup) throws Exception {
        home = Files.createTempDirectory("node");
        port = freePort();
        managementKey = randomKey();
        firstAccessKey = randomKey();
        copyRoutes();
        Files.createDirectories(home.resolve("config"));
        Files.createDirectories(home.resolve("keys"));
        Files.writeString(home.resolve("config/application.properties"), setup.properties());
        configure(setup.camera());
        for (Map.Entry<String, byte[]> file : setup.files().entrySet()) {
            Path path = home.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling("."));
            Files.write(path, file.getValue());
        }
        if (setup.camera().matches("(?s).*\\n(tls: (on|auto)|pfxPath: ).*")) {
            Dial.withTls(port);
        }
        Path keys = Files.createFile(
                home.resolve("keys/keys.json"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                keys,
                "{\"managementKey\":\"%s\",\"accessKey\":\"%s\"}".formatted(text(managementKey), text(firstAccessKey)));
        node = StartNode.in(home, Map.of("DROMEDARY_PORT", Integer.toString(port)), clock);
    }

    /** Starts a node; it serves, and its first picture may still be on its way. */
    public static RunningNode start(NodeSetup setup) throws Exception {
        return new RunningNode(setup);
    }

    /** Starts a node with the usual small picture. */
    public static RunningNode start() throws Exception {
        return start(NodeSetup.usual());
    }

    /** Returns the port it listens on. */
    public int port() {
        return port;
    }

    /** Returns its folder. */
    public Path home() {
        return home;
    }

    /** Returns its clock. */
    public ShiftedClock clock() {
        return clock;
    }

    /** Returns the access key that it began with. */
    public byte[] accessKey() {
        return firstAccessKey.clone();
    }

    /** Returns its management key. */
    public byte[] managementKey() {
        return managementKey.clone();
    }

    /** Writes the default camera's configuration; it is not applied yet. */
    public void configure(String yaml) throws IOException {
        Files.writeString(home.resolve("config/config.yaml"), yaml);
    }

    /** Returns who may give it commands. */
    public SignedCommands commands() {
        return new SignedCommands(port, managementKey, clock);
    }

    /** Returns who may give it commands through another port, such as a proxy's. */
    public SignedCommands commandsAt(int proxy) {
        return new SignedCommands(proxy, managementKey, clock);
    }

    /** Returns a good ticket for a viewer. */
    public StreamTicket ticket() {
        return new StreamTicket(firstAccessKey, clock.seconds() + 60);
    }

    /** Opens a session that waits for its start message. */
    public TestViewer open() throws Exception {
        return TestViewer.open(port, "/stream", ticket());
    }

    /** Opens a session and starts it. */
    public TestViewer watch() throws Exception {
        return open().start();
    }

    /** Waits until the default camera gives pictures. */
    public RunningNode awaitPicture() {
        Await.until("a picture", PICTURE, () -> camera("default", "fragments", 0) > 0);
        return this;
    }

    /** Knocks at the door and returns how it was refused. */
    public HttpAnswer refusal(String target) throws IOException {
        try {
            RawWebSocket.open(port, target, 0).close();
        } catch (RawWebSocket.RefusedException refused) {
            return refused.answer();
        }
        throw new AssertionError("let in: " + target);
    }

    /** Kills the default camera's ffmpeg at once; returns when it was told so. */
    public void killFfmpeg() throws Exception {
        killFfmpeg("default");
    }

    /** Kills a camera's ffmpeg at once; returns when it was told so. */
    public void killFfmpeg(String camera) throws Exception {
        long pid = camera(camera, "pid", 0);
        if (pid == 0
                || new ProcessBuilder("/bin/sh", "-c", "kill -9 " + pid).start().waitFor() != 0) {
            throw new AssertionError("no ffmpeg to kill");
        }
    }

    /** Returns the process id of the default camera's ffmpeg, or 0 if none runs. */
    public long ffmpegPid() {
        return camera("default", "pid", 0);
    }

    private long camera(String name, String member, long otherwise) {
        try {
            return commands().camera(name).path(member).asLong(otherwise);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        node.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Returns 32 random bytes. */
    public static byte[] randomKey() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return key;
    }

    private void copyRoutes() throws IOException {
        Path copies = Files.createDirectories(home.resolve("routes"));
        try (Stream<Path> routes = Files.list(Path.of("routes"))) {
            for (Path route : routes.toList()) {
                Files.copy(route, copies.resolve(route.getFileName()));
            }
        }
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }

    /** Returns a port of this machine that nobody listens on. */
    public static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
