package io.dromedary.recording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Steps from box to box (ISO/IEC 14496-12:2022, 4.2.2) in bytes that the splitter has accepted. In any other bytes its
 * methods throw an {@link IllegalStateException} or an {@link IndexOutOfBoundsException}.
 */
public final class BoxWalk {

    private static final int SHORT_HEADER_BYTES = 8;
    private static final int LONG_HEADER_BYTES = 16;

    private final ByteBuffer bytes;
    private final int to;
    private int from;
    private int body;
    private int next;

    /** Walks the boxes between two positions. */
    public BoxWalk(ByteBuffer bytes, int from, int to) {
        this.bytes = bytes;
        this.to = to;
        this.next = from;
    }

    /** Walks the children of the box where this walk is. */
    public BoxWalk children() {
        return new BoxWalk(bytes, body, next);
    }

    /** Moves to the next box; false if there is none. */
    public boolean next() {
        if (next >= to) {
            return false;
        }
        from = next;
        long size = to - from < SHORT_HEADER_BYTES ? 0 : bytes.getInt(from) & 0xffff_ffffL;
        body = from + SHORT_HEADER_BYTES;
        if (size == 1 && to - from >= LONG_HEADER_BYTES) {
            size = bytes.getLong(body);
            body = from + LONG_HEADER_BYTES;
        }
        if (size < body - from || size > to - from) {
            throw new IllegalStateException("a box of " + size + " bytes where " + (to - from) + " are left");
        }
        next = from + (int) size;
        return true;
    }

    /** Moves to the next box of this type. */
    public BoxWalk to(String type) {
        while (next()) {
            if (is(type)) {
                return this;
            }
        }
        throw new IllegalStateException("no box " + type);
    }

    /** Returns whether the box is of this type, four letters. */
    public boolean is(String type) {
        byte[] four = type.getBytes(StandardCharsets.US_ASCII);
        return bytes.getInt(from + 4) == ByteBuffer.wrap(four).getInt();
    }

    /** Returns where the box begins. */
    public int from() {
        return from;
    }

    /** Returns where its body begins. */
    public int body() {
        return body;
    }

    /** Returns where the next box begins. */
    public int end() {
        return next;
    }
}
