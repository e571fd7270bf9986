package io.dromedary.node;

import io.dromedary.testing.RawWebSocket;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.StreamTicket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A player that swallows what it gets and opens none of it, so that a test measures the node and not itself. */
final class Thirst implements AutoCloseable {

    private static final int RECEIVE_BUFFER_BYTES = 1 << 20;

    private final RawWebSocket socket;
    private final long bytes;
    private final CompletableFuture<Long> all = new CompletableFuture<>();

    /** Opens and starts a session; it has had enough after so many bytes. */
    Thirst(RunningNode node, long bytes) throws Exception {
        this.bytes = bytes;
        StreamTicket ticket =
                new StreamTicket(node.managementKey(), node.clock().seconds() + 60);
        socket = RawWebSocket.open(node.port(), "/recordings/stream?" + ticket.query(), RECEIVE_BUFFER_BYTES);
        String hello = StandardCharsets.UTF_8.decode(socket.read().payload()).toString();
        if (!hello.contains("\"recorded\":true")) {
            throw new AssertionError(hello);
        }
        socket.text("{\"type\":\"start\"}");
    }

    /** Asks for a span of time, and reads all of it in a thread of its own. */
    void ask(String from, String to) throws IOException {
        socket.text("{\"type\":\"play\",\"id\":1,\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, to));
        Thread reader = new Thread(this::read, "thirst");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            long read = 0;
            while (read < bytes) {
                read += socket.read().payload().remaining();
            }
            all.complete(read);
        } catch (IOException e) {
            all.completeExceptionally(new UncheckedIOException(e));
        }
    }

    void awaitAll(Duration limit) throws Exception {
        if (all.get(limit.toMillis(), TimeUnit.MILLISECONDS) < bytes) {
            throw new AssertionError("less than there is");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
