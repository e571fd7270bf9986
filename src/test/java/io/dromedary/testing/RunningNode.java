package io.dromedary.testing;

import io.dromedary.app.Node;
import io.dromedary.app.StartNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;

/**
 * A whole node in the test's own process: real sockets, real ffmpeg, a home of its own with the repository's routes.
 *
 * <p>Its clock can be put forward. Closing it ends the node and deletes its home.
 */
public final class RunningNode implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration PICTURE = Duration.ofSeconds(20);

    private final NodeHome home;
    private final ShiftedClock clock = new ShiftedClock();
    private final Node node;

    private RunningNode(NodeSetup setup) throws Exception {
        home = NodeHome.make(setup);
        node = StartNode.in(home.path(), Map.of("DROMEDARY_PORT", Integer.toString(home.port())), clock);
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
        return home.port();
    }

    /** Returns its folder. */
    public Path home() {
        return home.path();
    }

    /** Returns its clock. */
    public ShiftedClock clock() {
        return clock;
    }

    /** Returns the access key that it began with. */
    public byte[] accessKey() {
        return home.accessKey();
    }

    /** Returns its management key. */
    public byte[] managementKey() {
        return home.managementKey();
    }

    /** Writes the default camera's configuration; it is not applied yet. */
    public void configure(String yaml) throws IOException {
        home.configure(yaml);
    }

    /** Returns who may give it commands. */
    public SignedCommands commands() {
        return home.commandsAt(home.port(), clock);
    }

    /** Returns who may give it commands through another port, such as a proxy's. */
    public SignedCommands commandsAt(int proxy) {
        return home.commandsAt(proxy, clock);
    }

    /** Returns a good ticket for a viewer. */
    public StreamTicket ticket() {
        return home.ticket(clock);
    }

    /** Opens a session that waits for its start message. */
    public TestViewer open() throws Exception {
        return TestViewer.open(port(), "/stream", ticket());
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
            RawWebSocket.open(port(), target, 0).close();
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
        home.delete();
    }

    /** Returns 32 random bytes. */
    public static byte[] randomKey() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return key;
    }

    /** Returns a port of this machine that nobody listens on. */
    public static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Dial.withoutTls(probe.getLocalPort());
            return probe.getLocalPort();
        }
    }
}
