package io.dromedary.recording;

import java.nio.ByteBuffer;

/** Steps from element to element (RFC 8794, 5 and 6) in bytes that the splitter has accepted. */
final class ElementWalk {

    static final int SEGMENT = 0x18538067;
    static final int SEEK_HEAD = 0x114D9B74;
    static final int INFO = 0x1549A966;
    static final int TRACKS = 0x1654AE6B;
    static final int TRACK_ENTRY = 0xAE;
    static final int TRACK_NUMBER = 0xD7;
    static final int TRACK_TYPE = 0x83;
    static final int TIMESTAMP_SCALE = 0x2AD7B1;
    static final int DURATION = 0x4489;
    static final int DATE_UTC = 0x4461;
    static final int CLUSTER = 0x1F43B675;
    static final int TIMESTAMP = 0xE7;
    static final int VOID = 0xEC;
    static final int CRC_32 = 0xBF;

    private final ByteBuffer bytes;
    private final int to;
    private int from;
    private int id;
    private int body;
    private int next;

    /** Walks the elements between two positions. */
    ElementWalk(ByteBuffer bytes, int from, int to) {
        this.bytes = bytes;
        this.to = to;
        this.next = from;
    }

    /** Walks the children of the element where this walk is. */
    ElementWalk children() {
        return new ElementWalk(bytes, body, next);
    }

    /** Moves to the next element; false if there is none. One of unknown size ends where the walk ends. */
    boolean next() {
        if (next >= to) {
            return false;
        }
        from = next;
        int idBytes = length(from);
        id = (int) unsigned(from, idBytes);
        int sizeBytes = length(from + idBytes);
        body = from + idBytes + sizeBytes;
        long allOnes = (1L << (7 * sizeBytes)) - 1;
        long size = unsigned(from + idBytes, sizeBytes) & allOnes;
        if (size != allOnes && size > to - body) {
            throw new IllegalStateException("an element of " + size + " bytes where " + (to - body) + " are left");
        }
        next = size == allOnes ? to : body + (int) size;
        return true;
    }

    int id() {
        return id;
    }

    /** Returns where the element begins. */
    int from() {
        return from;
    }

    /** Returns where its body begins. */
    int body() {
        return body;
    }

    /** Returns where the next element begins. */
    int end() {
        return next;
    }

    /** Returns the body as a number. */
    long number() {
        return unsigned(body, next - body);
    }

    /** Overwrites the body with a number, which must not need more bytes than it has. */
    void number(long value) {
        for (int i = next - 1, shift = 0; i >= body; i--, shift += Byte.SIZE) {
            bytes.put(i, (byte) (shift < Long.SIZE ? value >>> shift : 0));
        }
    }

    /** Makes the element one that every reader skips; its ID must have one byte. */
    void blank() {
        bytes.put(from, (byte) VOID);
    }

    private int length(int position) {
        int bytesNeeded = position < to ? Integer.numberOfLeadingZeros(bytes.get(position) & 0xff) - 23 : 9;
        if (bytesNeeded > Long.BYTES || position + bytesNeeded > to) {
            throw new IllegalStateException("no element begins at " + position);
        }
        return bytesNeeded;
    }

    private long unsigned(int position, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 8) | (bytes.get(position + i) & 0xff);
        }
        return value;
    }
}
