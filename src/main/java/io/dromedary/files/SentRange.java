package io.dromedary.files;

import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of a file while they are sent.
 *
 * <p>When they cannot be read, the connection is closed: its head has promised more bytes, and whoever waits for them
 * must learn that they do not come. Thread-safe; it is closed as soon as the connection ends, whoever reads.
 */
final class SentRange extends InputStream {

    private static final Logger LOG = LoggerFactory.getLogger(SentRange.class);

    private final ReadableByteChannel channel;
    private final HttpServerRequest request;
    private final Runnable ended;
    private long left;
    private boolean closed;

    SentRange(ReadableByteChannel channel, long bytes, HttpServerRequest request, Runnable ended) {
        this.channel = channel;
        this.left = bytes;
        this.request = request;
        this.ended = ended;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] into, int from, int length) {
        if (closed || left == 0) {
            return -1;
        }
        try {
            int count = channel.read(ByteBuffer.wrap(into, from, (int) Math.min(length, left)));
            if (count >= 0) {
                left -= count;
                return count;
            }
            LOG.warn("A file that is sent became shorter");
        } catch (IOException e) {
            LOG.warn("A file that is sent cannot be read any more: {}", e.toString());
        }
        close();
        request.connection().close();
        return -1;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("A file that was sent was not closed in order", e);
            }
            ended.run();
        }
    }
}
