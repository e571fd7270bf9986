package io.dromedary.fragment;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of the part being read, and whatever the stream gave beyond them.
 *
 * <p>Each read takes what is there and never waits for more than was asked for, so a part that is complete is never
 * held back. A byte is copied once after the read: into the part. Positions count from the first byte of the part.
 */
final class ByteWindow {

    private static final int USUAL_BYTES = 1 << 16;
    private static final int KEPT_BYTES = 1 << 20;

    private final InputStream in;
    private final int maxBytes;
    private byte[] buffer = new byte[USUAL_BYTES];
    private int start;
    private int end;
    private long startOffset;

    /**
     * Begins with an empty window.
     *
     * @param in read by nobody else; closing it stays the caller's job
     * @param maxBytes most that anyone will ask for at once
     */
    ByteWindow(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** Returns whether the part has {@code count} bytes, reading as long as needed; false if the stream ends before. */
    boolean has(int count) throws IOException {
        makeRoom(count);
        while (end - start < count) {
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                return false;
            }
            end += read;
        }
        return true;
    }

    /** Reads until the part has {@code count} bytes; the end of the stream before that is an error. */
    void require(int count) throws IOException {
        if (!has(count)) {
            throw new EOFException("the stream ended inside a part, at byte " + (startOffset + end - start));
        }
    }

    /** Returns a cursor over bytes that are there already; it is good until the next call that reads. */
    Cursor cursor(int from, int to) {
        return new Cursor(buffer, start + from, start + to, startOffset - start);
    }

    /** Returns the first {@code count} bytes of the part in an array of their own; the next part begins after them. */
    byte[] take(int count) {
        byte[] part = Arrays.copyOfRange(buffer, start, start + count);
        drop(count);
        return part;
    }

    /** Forgets the first {@code count} bytes; the next part begins after them. */
    void drop(int count) {
        start += count;
        startOffset += count;
        if (start == end) {
            start = 0;
            end = 0;
            if (buffer.length > KEPT_BYTES) {
                buffer = new byte[USUAL_BYTES];
            }
        }
    }

    /** Returns where the part begins, in bytes since the stream began. */
    long startOffset() {
        return startOffset;
    }

    private void makeRoom(int count) {
        if (count <= buffer.length - start) {
            return;
        }
        byte[] roomier = count <= buffer.length ? buffer : new byte[grown(count)];
        System.arraycopy(buffer, start, roomier, 0, end - start);
        buffer = roomier;
        end -= start;
        start = 0;
    }

    private int grown(int count) {
        return (int) Math.max(count, Math.min(2L * buffer.length, maxBytes));
    }
}
