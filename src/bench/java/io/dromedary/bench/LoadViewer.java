package io.dromedary.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One viewer of the load: counts messages and gaps in their counters, and opens the messages if it was told to.
 *
 * <p>Cheap on purpose: of most messages only the first twelve bytes are looked at. One thread.
 */
final class LoadViewer {

    private static final int HEAD_BYTES = 12;
    private static final int LARGEST_MESSAGE = 1 << 17;
    private static final int BINARY = 2;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final SocketChannel channel;
    private final @Nullable SealOpener opener;
    private final byte[] kept;
    private final byte[] header = new byte[10];
    private int headerBytes;
    private int opcode;
    private long length = -1;
    private long seen;
    private long counter;

    /** Binary messages, and their bytes. */
    long messages;

    long bytes;

    /** Messages whose counter is not the one after the last. */
    long gaps;

    /** Messages that did not open, of those who try. */
    long unopened;

    /** Text messages, all of which tell of something that happened to the stream. */
    long texts;

    LoadViewer(SocketChannel channel) {
        this.channel = channel;
        this.opener = null;
        this.kept = new byte[HEAD_BYTES];
    }

    LoadViewer(SocketChannel channel, SealOpener opener) {
        this.channel = channel;
        this.opener = opener;
        this.kept = new byte[LARGEST_MESSAGE];
    }

    SocketChannel channel() {
        return channel;
    }

    /** Takes everything that has come, through a buffer that all viewers share. */
    void read(ByteBuffer shared) throws IOException {
        int read;
        do {
            read = channel.read(shared.clear());
            if (read < 0) {
                throw new EOFException("the node hung up on a viewer");
            }
            shared.flip();
            while (shared.hasRemaining()) {
                take(shared);
            }
        } while (read == shared.capacity());
    }

    private void take(ByteBuffer in) throws IOException {
        if (length < 0) {
            header[headerBytes++] = in.get();
            readHeader();
        } else {
            int now = (int) Math.min(in.remaining(), length - seen);
            if (seen < kept.length) {
                int wanted = (int) Math.min(now, kept.length - seen);
                in.get(in.position(), kept, (int) seen, wanted);
            }
            in.position(in.position() + now);
            seen += now;
        }
        if (length == seen) {
            complete();
        }
    }

    private void readHeader() {
        int code = headerBytes < 2 ? 0 : header[1] & 0x7f;
        int needed = code < 126 ? 2 : code == 126 ? 4 : 10;
        if (headerBytes < needed) {
            return;
        }
        long size = code < 126 ? code : 0;
        for (int i = 2; i < needed; i++) {
            size = (size << 8) | (header[i] & 0xff);
        }
        opcode = header[0] & 0xf;
        length = size;
        seen = 0;
        headerBytes = 0;
    }

    private void complete() throws IOException {
        if (opcode == BINARY) {
            count();
        } else if (opcode == PING) {
            channel.write(ViewerHandshake.masked(PONG, new byte[0]));
        } else {
            texts++;
        }
        length = -1;
    }

    private void count() {
        messages++;
        bytes += length;
        long now = ByteBuffer.wrap(kept).getLong(4);
        gaps += now == counter + 1 ? 0 : 1;
        counter = now;
        if (opener != null && !opener.opens(kept, (int) length)) {
            unopened++;
        }
    }
}
