package io.dromedary.recording;

import static io.dromedary.recording.BoxBytes.join;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes EBML elements (RFC 8794). */
final class ElementBytes {

    private static final int LONG_SIZE = 0x08;

    private ElementBytes() {}

    /** Returns a whole element: ID, size, and the pieces one after the other. */
    static byte[] element(int id, byte[]... pieces) {
        byte[] body = join(pieces);
        return join(id(id), size(body.length), body);
    }

    /** Returns an element of text. */
    static byte[] text(int id, String text) {
        return element(id, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns an element with a number of eight bytes. */
    static byte[] number(int id, long value) {
        return element(id, BoxBytes.u64(value));
    }

    /** Returns an element that every reader skips, exactly so long. */
    static byte[] space(int wholeBytes) {
        int bodyBytes = wholeBytes - 2;
        return join(new byte[] {(byte) ElementWalk.VOID, (byte) (0x80 | bodyBytes)}, new byte[bodyBytes]);
    }

    private static byte[] id(int id) {
        byte[] four = BoxBytes.u32(id);
        int first = Integer.numberOfLeadingZeros(id) / Byte.SIZE;
        return Arrays.copyOfRange(four, first, four.length);
    }

    /** One byte where that suffices, else five. */
    private static byte[] size(int bytes) {
        if (bytes < 0x7f) {
            return new byte[] {(byte) (0x80 | bytes)};
        }
        return ByteBuffer.allocate(5).put((byte) LONG_SIZE).putInt(bytes).array();
    }
}
