package io.dromedary.export;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * The boxes of a segment's file, read in pieces of {@value #PIECE_BYTES} bytes, or more where one {@code moof} is
 * larger. Not thread-safe.
 */
final class BoxFile implements Closeable {

    static final int PIECE_BYTES = 64 << 10;
    private static final int MAX_MOOF_BYTES = 1 << 20;
    private static final int HEADER_BYTES = 8;
    private static final int LARGE_HEADER_BYTES = 16;
    private static final int MOOF = 0x6d6f6f66;

    private final SeekableByteChannel channel;
    private ByteBuffer buffer = ByteBuffer.allocate(PIECE_BYTES).limit(0);
    private long bufferAt;

    /**
     * Where a box is.
     *
     * @param from where it begins
     * @param end where the next one begins
     * @param isMoof whether it is a {@code moof}
     */
    record Place(long from, long end, boolean isMoof) {}

    BoxFile(Path file) throws IOException {
        channel = Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /** Returns the box that begins there. */
    Place box(long from) throws IOException {
        ByteBuffer header = bytes(from, HEADER_BYTES);
        long size = header.getInt(header.position()) & 0xffff_ffffL;
        if (size == 1) {
            ByteBuffer large = bytes(from, LARGE_HEADER_BYTES);
            size = large.getLong(large.position() + HEADER_BYTES);
        }
        if (size < 8 || size > Long.MAX_VALUE - from) {
            throw new IOException("a box of " + size + " bytes at " + from);
        }
        return new Place(from, from + size, header.getInt(header.position() + 4) == MOOF);
    }

    /** Reads a whole {@code moof}; the bytes are the caller's. */
    Moof moof(Place place, MovieHead head) throws IOException {
        long size = place.end() - place.from();
        if (size > MAX_MOOF_BYTES) {
            throw new IOException("a moof of " + size + " bytes");
        }
        byte[] copy = new byte[(int) size];
        bytes(place.from(), copy.length).get(copy);
        return Moof.of(ByteBuffer.wrap(copy), head);
    }

    /** Copies what is at a place, at least a byte and no more than up to {@code end}. */
    void copy(long from, long end, ByteBuffer into) throws IOException {
        ByteBuffer some = bytes(from, 1);
        int count = (int) Math.min(Math.min(end - from, some.remaining()), into.remaining());
        into.put(some.limit(some.position() + count));
    }

    /** Returns at least so many bytes, and what is in memory behind them. */
    private ByteBuffer bytes(long from, int count) throws IOException {
        if (from < bufferAt || from + count > bufferAt + buffer.limit()) {
            if (buffer.capacity() < count) {
                buffer = ByteBuffer.allocate(count);
            }
            bufferAt = from;
            channel.position(from);
            buffer.clear();
            while (buffer.hasRemaining() && channel.read(buffer) > 0) {
                // a read may give less than was asked for
            }
            buffer.flip();
            if (buffer.limit() < count) {
                throw new EOFException("a segment became shorter");
            }
        }
        return buffer.duplicate().position((int) (from - bufferAt));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
