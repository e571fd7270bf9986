package io.dromedary.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of a file while they are sent.
 *
 * <p>When they cannot be read, the connection is closed: its head has promised more bytes, and whoever waits for them
 * must learn that they do not come. Thread-safe. The loop closes it as soon as the connection ends, and does not wait
 * for a disk: if somebody just reads, the file is let go of when that is done.
 */
final class SentRange extends InputStream {

    private static final Logger LOG = LoggerFactory.getLogger(SentRange.class);

    private final ReadableByteChannel channel;
    private final Runnable hangUp;
    private final Runnable ended;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean closed;
    private boolean done;
    private long left;

    /**
     * Reads from a channel, and closes it.
     *
     * @param bytes how many are sent
     * @param hangUp closes the connection
     * @param ended is run once, when nothing is read any more
     */
    SentRange(ReadableByteChannel channel, long bytes, Runnable hangUp, Runnable ended) {
        this.channel = channel;
        this.left = bytes;
        this.hangUp = hangUp;
        this.ended = ended;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        reading.lock();
        try {
            return closed || left == 0 ? -1 : readSome(ByteBuffer.wrap(into, from, (int) Math.min(length, left)));
        } finally {
            reading.unlock();
            letGo();
        }
    }

    private int readSome(ByteBuffer into) {
        try {
            int count = channel.read(into);
            if (count >= 0) {
                left -= count;
                return count;
            }
            LOG.warn("A file that is sent became shorter");
        } catch (IOException e) {
            LOG.warn("A file that is sent cannot be read any more: {}", e.toString());
        }
        closed = true;
        hangUp.run();
        return -1;
    }

    @Override
    public void close() {
        closed = true;
        letGo();
    }

    /** Whoever reads comes here afterwards, so it is done by one of the two. */
    private void letGo() {
        if (closed && reading.tryLock()) {
            try {
                end();
            } finally {
                reading.unlock();
            }
        }
    }

    private void end() {
        if (!done) {
            done = true;
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("A file that was sent was not closed in order", e);
            }
            ended.run();
        }
    }
}
