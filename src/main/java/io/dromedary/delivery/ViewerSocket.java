package io.dromedary.delivery;

import io.dromedary.live.Farewell;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A viewer's WebSocket, as its session uses it.
 *
 * <p>All methods but those that say otherwise are called on its loop. Once it is closed, whatever is sent is dropped.
 *
 * <p>Sealed messages are written past Vert.x, straight from the place in Netty's pipeline where its frame encoder
 * stands: one exactly sized buffer and one write for each message. Through the public methods each message would cost a
 * promise, two copies and about twenty times the garbage (src/docs/performance.md).
 */
final class ViewerSocket {

    /** What may wait in Netty for the kernel before a viewer counts as slow. */
    private static final int WRITE_QUEUE_BYTES = 256 << 10;

    private static final String ENCODER = "wsencoder";

    private final ServerWebSocket socket;
    private final ChannelHandlerContext channel;
    private volatile String farewell = "";
    private @Nullable ChannelHandlerContext encoder;

    /**
     * Wraps a socket.
     *
     * @param socket the socket, which may be a wrapper of vertx-web's
     * @param connection the connection it was upgraded from
     */
    ViewerSocket(ServerWebSocket socket, HttpConnection connection) {
        this.socket = socket;
        this.channel = ((ConnectionBase) connection).channelHandlerContext();
        socket.setWriteQueueMaxSize(WRITE_QUEUE_BYTES);
    }

    /** Returns the one thread that owns this socket. Any thread. */
    EventLoop loop() {
        return channel.channel().eventLoop();
    }

    /** Sets what to do with any sign of life, and when the network takes bytes again. */
    void onSigns(Runnable heard, Runnable writable) {
        if (socket.isClosed()) {
            return;
        }
        socket.frameHandler(frame -> heard.run());
        socket.drainHandler(drained -> writable.run());
    }

    /** Returns whether the connection has ended. Any thread. */
    boolean isGone() {
        return !channel.channel().isActive();
    }

    /** Returns about how many bytes wait for the network beyond what it may have; 0 while it takes bytes. */
    long overdueBytes() {
        return channel.channel().bytesBeforeWritable();
    }

    /** Ends the connection without a word, for a viewer that would not hear it. */
    void hangUp() {
        farewell = "it read nothing";
        var unused = channel.channel().close();
    }

    boolean isWritable() {
        return channel.channel().isWritable() && channel.channel().isActive();
    }

    /** Returns why the connection has ended, for the log: what we said, else what the viewer did. Any thread. */
    String ending() {
        Short code = socket.closeStatusCode();
        if (!farewell.isEmpty()) {
            return farewell;
        }
        return code == null ? "the connection was lost" : "it closed with " + code;
    }

    /** Returns the address of the viewer, for the log. */
    String remote() {
        return String.valueOf(socket.remoteAddress());
    }

    /**
     * Writes one binary message that is already framed; {@link #flush()} sends it.
     *
     * @param framed the WebSocket header and the message, from 0 on; copied
     * @param length how many bytes of it
     */
    void write(byte[] framed, int length) {
        if (socket.isClosed() || !channel.channel().isActive()) {
            return;
        }
        ByteBuf message = channel.alloc().directBuffer(length, length);
        message.writeBytes(framed, 0, length);
        // a void promise: a failed write is told to the pipeline, which closes the socket
        var unused = encoder().write(message, channel.voidPromise());
    }

    void flush() {
        encoder().flush();
    }

    void text(String message) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(message);
        }
    }

    void ping() {
        if (!socket.isClosed()) {
            socket.writePing(Buffer.buffer());
        }
    }

    /** Sends a close frame; the connection ends when the viewer answers, or after the server's limit. */
    void close(Farewell reason) {
        if (!socket.isClosed()) {
            farewell = reason.words();
            socket.close((short) reason.code(), reason.words());
        }
    }

    /** Runs a task on the loop after a while, unless the loop has ended. */
    void later(long millis, Runnable task) {
        var unused = loop().schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    /** The encoder is not in the pipeline before the handshake's answer is written, so it is looked up at first use. */
    private ChannelHandlerContext encoder() {
        ChannelHandlerContext found = encoder;
        if (found == null) {
            found = channel.pipeline().context(ENCODER);
            if (found == null) {
                throw new IllegalStateException("Vert.x has no handler called " + ENCODER + " any more");
            }
            encoder = found;
        }
        return found;
    }
}
