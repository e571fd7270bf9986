package io.dromedary.recording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes boxes (ISO/IEC 14496-12:2022, 4.2.2). */
public final class BoxBytes {

    private static final int HEADER_BYTES = 8;

    private BoxBytes() {}

    /** Returns a whole box: size, type, and the pieces one after the other. */
    public static byte[] box(String type, byte[]... pieces) {
        int bytes = HEADER_BYTES
                + Arrays.stream(pieces).mapToInt(piece -> piece.length).sum();
        ByteBuffer box = ByteBuffer.allocate(bytes);
        box.putInt(bytes).put(type.getBytes(StandardCharsets.US_ASCII));
        for (byte[] piece : pieces) {
            box.put(piece);
        }
        return box.array();
    }

    /** Returns a number of 32 bits. */
    public static byte[] u32(long value) {
        return ByteBuffer.allocate(4).putInt((int) value).array();
    }

    /** Returns a number of 64 bits. */
    public static byte[] u64(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    /** Returns the pieces one after the other. */
    public static byte[] join(byte[]... pieces) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(pieces).mapToInt(piece -> piece.length).sum());
        for (byte[] piece : pieces) {
            all.put(piece);
        }
        return all.array();
    }
}
