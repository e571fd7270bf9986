package io.dromedary.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dromedary.testing.RawWebSocket.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An honest and strict viewer: it opens every message with {@link SealedMessages} and keeps all it got.
 *
 * <p>A thread of its own reads; everything else may be called from any thread. Whatever it cannot read makes
 * {@link #closing} fail.
 */
public final class TestViewer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Small, so that a viewer who does not read is soon felt by the node and not swallowed by the kernel. */
    private static final int RECEIVE_BUFFER_BYTES = 32 << 10;

    private final StreamTicket ticket;
    private final RawWebSocket socket;
    private final CompletableFuture<JsonNode> hello = new CompletableFuture<>();
    private final CompletableFuture<Closing> closing = new CompletableFuture<>();
    private final List<JsonNode> texts = new CopyOnWriteArrayList<>();
    private final List<Media> media = new java.util.ArrayList<>();
    private final ReentrantLock breathing = new ReentrantLock();
    private final List<Integer> controls = new CopyOnWriteArrayList<>();
    private @Nullable SealedMessages sealed;
    private volatile long startedNanos;
    private volatile String helloText = "";

    private TestViewer(StreamTicket ticket, RawWebSocket socket) {
        this.ticket = ticket;
        this.socket = socket;
        Thread reader = new Thread(this::readAll, "viewer");
        reader.setDaemon(true);
        reader.start();
    }

    /** Opens a session; it has not begun before {@link #start}. */
    public static TestViewer open(int port, String path, StreamTicket ticket)
            throws IOException, RawWebSocket.RefusedException {
        return new TestViewer(
                ticket,
                RawWebSocket.open(
                        port, path + (path.contains("?") ? '&' : '?') + ticket.query(), RECEIVE_BUFFER_BYTES));
    }

    /** Returns the hello message. */
    public JsonNode hello() throws Exception {
        return in(PATIENCE, hello);
    }

    /** Returns the hello message as it was sent. */
    public String helloText() throws Exception {
        hello();
        return helloText;
    }

    /** Says that it is ready. */
    public TestViewer start() throws Exception {
        return startWith("{\"type\":\"start\",\"conn\":\"%s\",\"exp\":%d}"
                .formatted(hello().get("conn").asText(), ticket.endsAtSeconds()));
    }

    /** Sends this as the start message. */
    public TestViewer startWith(String message) throws Exception {
        return startWith(message, RawWebSocket.TEXT);
    }

    /** Sends this as the last frame of the start message. */
    public TestViewer startWith(String message, int opcode) throws Exception {
        hello();
        startedNanos = System.nanoTime();
        socket.send(true, opcode, HttpAnswer.utf8(message));
        return this;
    }

    /** Sends a text message. */
    public void say(String text) throws IOException {
        socket.text(text);
    }

    /** Returns the socket, to send something else. */
    public RawWebSocket socket() {
        return socket;
    }

    /** Returns every text after the hello. */
    public List<JsonNode> texts() {
        return List.copyOf(texts);
    }

    /** Returns the texts of one type. */
    public List<JsonNode> texts(String type) {
        return texts.stream()
                .filter(text -> text.path("type").asText().equals(type))
                .toList();
    }

    /** Returns the opcodes of the pings and pongs that came. */
    public List<Integer> controls() {
        return List.copyOf(controls);
    }

    /** Returns everything that was sealed, opened and in order. */
    public List<Media> media() {
        synchronized (media) {
            return List.copyOf(media);
        }
    }

    /** Returns what came since the last call, and keeps it no longer: for sessions of many minutes. */
    public List<Media> takeMedia() {
        synchronized (media) {
            List<Media> taken = List.copyOf(media);
            media.clear();
            return taken;
        }
    }

    /** Returns how many sealed messages came so far. */
    public int mediaCount() {
        synchronized (media) {
            return media.size();
        }
    }

    /** Returns all opened messages in one piece. */
    public byte[] plaintext() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        media().forEach(message -> whole.writeBytes(message.bytes()));
        return whole.toByteArray();
    }

    /** Returns the secret of this session. */
    public byte[] sessionKey() {
        SealedMessages known = sealed;
        return known == null ? new byte[0] : known.sessionKey();
    }

    /** Returns the time from the start message to the n-th sealed message, counted from 1. */
    public Duration timeTo(int message) {
        return Duration.ofNanos(media().get(message - 1).atNanos() - startedNanos);
    }

    /** Stops reading from the network, after at most one more frame. */
    public void holdBreath() {
        breathing.lock();
    }

    /** Reads on; to be called by the thread that stopped it. */
    public void breathe() {
        breathing.unlock();
    }

    /** Waits for so many sealed messages in all. */
    public TestViewer awaitMedia(int count) {
        Await.until(count + " sealed messages, " + broken(), PATIENCE, () -> mediaCount() >= count || isDone());
        if (mediaCount() < count) {
            throw new AssertionError("ended after " + mediaCount() + " of " + count + " messages: " + broken());
        }
        return this;
    }

    /** Returns how the session ended, waiting for it a while. */
    public Closing closing() throws Exception {
        return in(PATIENCE, closing);
    }

    /** Returns whether the session has ended in any way. */
    public boolean isDone() {
        return closing.isDone();
    }

    /** Returns why the session cannot be right, or nothing while it goes on or if it ended with a close frame. */
    public Optional<Throwable> broken() {
        return closing.isCompletedExceptionally()
                ? Optional.of(closing.handle((value, why) -> why).join())
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Waits while somebody holds the breath of this viewer. */
    private void waitForBreath() {
        breathing.lock();
        try {
            if (!breathing.isHeldByCurrentThread()) {
                throw new IllegalStateException("the lock was not had");
            }
        } finally {
            breathing.unlock();
        }
    }

    private void readAll() {
        try {
            while (!closing.isDone()) {
                take(socket.read());
                waitForBreath();
            }
        } catch (Exception | AssertionError e) {
            hello.completeExceptionally(e);
            closing.completeExceptionally(e);
        }
    }

    private void take(Frame frame) throws Exception {
        switch (frame.opcode()) {
            case RawWebSocket.TEXT -> takeText(new String(frame.bytes(), StandardCharsets.UTF_8));
            case RawWebSocket.BINARY -> takeSealed(frame.bytes());
            case RawWebSocket.PING -> {
                controls.add(frame.opcode());
                socket.send(true, RawWebSocket.PONG, frame.bytes());
            }
            case RawWebSocket.PONG -> controls.add(frame.opcode());
            case RawWebSocket.CLOSE -> takeClose(frame);
            default -> throw new IOException("opcode " + frame.opcode());
        }
    }

    private void takeText(String text) throws IOException {
        JsonNode message = JSON.readTree(text);
        if (hello.isDone()) {
            texts.add(message);
        } else {
            helloText = text;
            sealed = new SealedMessages(ticket, message);
            hello.complete(message);
        }
    }

    private void takeSealed(byte[] message) throws Exception {
        SealedMessages session = sealed;
        if (session == null || startedNanos == 0) {
            throw new IOException("a sealed message before hello and start");
        }
        byte[] opened = session.open(message);
        synchronized (media) {
            media.add(new Media(System.nanoTime(), opened, texts.size()));
        }
    }

    private void takeClose(Frame frame) throws IOException {
        byte[] payload = frame.bytes();
        int code = payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
        String reason = payload.length < 2 ? "" : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
        closing.complete(new Closing(code, reason, System.nanoTime()));
        hello.completeExceptionally(new IOException("closed with " + code));
        socket.send(true, RawWebSocket.CLOSE, payload);
        socket.close();
    }

    private static <T> T in(Duration limit, CompletableFuture<T> future) throws Exception {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("nothing within " + limit, e);
        } catch (ExecutionException e) {
            throw new AssertionError("the session broke: " + e.getCause(), e);
        }
    }

    /** How a session ended: the close frame's code and reason, and when it came. */
    public record Closing(int code, String reason, long atNanos) {}

    /** One opened message: when it came, its bytes, and how many texts had come before it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Media(long atNanos, byte[] bytes, int textsBefore) {}
}
