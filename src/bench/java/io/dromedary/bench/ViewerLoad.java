package io.dromedary.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The program that watches: many viewers on one thread, in a process of its own.
 *
 * <p>It looks for bytes each millisecond and never waits for them, so that the node never has to wake it: waking is
 * paid for by the one who wakes. Arguments: key file, port, viewers, seconds of warm-up, seconds of the window.
 */
final class ViewerLoad {

    /** Viewers that open every message; few, since Bouncy Castle is slow and the processor is shared. */
    private static final int OPENERS = 5;

    private static final long JOIN_EVERY_MILLIS = 10;
    private static final long JOIN_LIMIT_SECONDS = 120;
    private static final int BUFFER_BYTES = 1 << 18;

    private final Queue<LoadViewer> joined = new ConcurrentLinkedQueue<>();
    private final List<LoadViewer> viewers = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final Selector selector;
    private volatile @Nullable Exception failure;

    private ViewerLoad(Selector selector) {
        this.selector = selector;
    }

    @SuppressWarnings("SystemOut") // the process that started this one reads it
    public static void main(String[] arguments) throws Exception {
        byte[] access = Base64.getDecoder()
                .decode(new ObjectMapper()
                        .readTree(Path.of(arguments[0]).toFile())
                        .path("accessKey")
                        .asText());
        ViewerHandshake handshake = new ViewerHandshake(access, Integer.parseInt(arguments[1]));
        try (Selector selector = Selector.open()) {
            ViewerLoad load = new ViewerLoad(selector);
            load.run(
                    handshake,
                    Integer.parseInt(arguments[2]),
                    Long.parseLong(arguments[3]),
                    Long.parseLong(arguments[4]),
                    System.out);
        }
    }

    private void run(ViewerHandshake handshake, int count, long warmUpSeconds, long windowSeconds, PrintStream out)
            throws IOException {
        Thread joining = new Thread(() -> joinAll(handshake, count), "join");
        joining.setDaemon(true);
        joining.start();
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(JOIN_LIMIT_SECONDS);
        while (viewers.size() < count) {
            if (failure != null || System.nanoTime() > limit) {
                throw new IOException("only " + viewers.size() + " viewers came in", failure);
            }
            poll();
        }
        pollFor(warmUpSeconds);
        LoadFigures.Mark before = LoadFigures.Mark.of(viewers);
        out.println("begin");
        long began = System.nanoTime();
        pollFor(windowSeconds);
        out.println(
                LoadFigures.since(before, viewers, System.nanoTime() - began).line());
    }

    private void joinAll(ViewerHandshake handshake, int count) {
        try {
            for (int i = 0; i < count; i++) {
                joined.add(handshake.join(Clock.systemUTC().instant().getEpochSecond(), i < OPENERS));
                TimeUnit.MILLISECONDS.sleep(JOIN_EVERY_MILLIS);
            }
        } catch (IOException | GeneralSecurityException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pollFor(long seconds) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            poll();
        }
    }

    private void poll() throws IOException {
        for (LoadViewer viewer = joined.poll(); viewer != null; viewer = joined.poll()) {
            viewer.channel().register(selector, SelectionKey.OP_READ, viewer);
            viewers.add(viewer);
        }
        selector.selectNow();
        for (SelectionKey key : selector.selectedKeys()) {
            ((LoadViewer) key.attachment()).read(buffer);
        }
        selector.selectedKeys().clear();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
}
