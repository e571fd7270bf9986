package io.dromedary.fragment;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads big-endian numbers out of the body of a box or an element, and never beyond its end.
 *
 * <p>It shares the bytes it reads, and those of a window are good only until the window reads on ({@link #detached()}).
 * Every method that reads throws a {@link MalformedStreamException} if the body ends before the value does.
 */
final class Cursor {

    private final byte[] bytes;
    private final int end;
    private final long origin;
    private int position;

    /**
     * Begins at {@code from}.
     *
     * @param bytes shared, not changed
     * @param origin where {@code bytes[0]} would be in the stream; only for messages
     */
    Cursor(byte[] bytes, int from, int to, long origin) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
        this.origin = origin;
    }

    int u8() throws MalformedStreamException {
        need(1);
        return bytes[position++] & 0xff;
    }

    int u16() throws MalformedStreamException {
        return (int) unsigned(2);
    }

    int i16() throws MalformedStreamException {
        return (short) unsigned(2);
    }

    int i32() throws MalformedStreamException {
        return (int) unsigned(4);
    }

    long u32() throws MalformedStreamException {
        return unsigned(4);
    }

    /** Reads eight bytes; a value of 2⁶³ or more is refused, nothing here is that large. */
    long u63() throws MalformedStreamException {
        return unsigned(8);
    }

    /** Reads {@code count} bytes, 0 to 8, as one number; a value of 2⁶³ or more is refused. */
    long unsigned(int count) throws MalformedStreamException {
        need(count);
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 8) | (bytes[position + i] & 0xff);
        }
        if (value < 0) {
            throw malformed("the number " + Long.toUnsignedString(value) + " is too large");
        }
        position += count;
        return value;
    }

    String ascii(int count) throws MalformedStreamException {
        need(count);
        position += count;
        return new String(bytes, position - count, count, StandardCharsets.US_ASCII);
    }

    /** Returns the bytes that are left, in an array of their own. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, position, end);
        position = end;
        return rest;
    }

    /** Copies the bytes that are left to {@code out}. */
    void writeTo(ByteArrayOutputStream out) {
        out.write(bytes, position, remaining());
        position = end;
    }

    void skip(int count) throws MalformedStreamException {
        need(count);
        position += count;
    }

    /** Returns a cursor over the next {@code count} bytes and moves behind them. */
    Cursor slice(long count) throws MalformedStreamException {
        need(count);
        Cursor slice = new Cursor(bytes, position, position + (int) count, origin);
        position += (int) count;
        return slice;
    }

    /** Returns a cursor over what is left; this one stays where it is. */
    Cursor copy() {
        return new Cursor(bytes, position, end, origin);
    }

    /** Returns a cursor over a copy of what is left, which stays good when the window reads on. */
    Cursor detached() {
        return new Cursor(Arrays.copyOfRange(bytes, position, end), 0, remaining(), offset());
    }

    int remaining() {
        return end - position;
    }

    /** Returns where the next byte is, in bytes since the stream began. */
    long offset() {
        return origin + position;
    }

    MalformedStreamException malformed(String what) {
        return new MalformedStreamException(what, offset());
    }

    private void need(long count) throws MalformedStreamException {
        if (count < 0 || count > remaining()) {
            throw malformed(count + " bytes needed, " + remaining() + " left");
        }
    }
}
