package io.dromedary.delivery;

/** The header of an unmasked binary WebSocket message in one frame (RFC 6455, 5.2). */
final class WebSocketHeader {

    /** Most bytes a header has. */
    static final int MAX_BYTES = 10;

    private static final byte FINAL_BINARY = (byte) 0x82;
    private static final int SHORT_LENGTH = 125;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MAX_TWO_BYTES = 0xffff;

    private WebSocketHeader() {}

    /** Returns how many bytes the header of a message of {@code length} bytes has: 2, 4 or 10. */
    static int sizeBytes(int length) {
        if (length <= SHORT_LENGTH) {
            return 2;
        }
        return length <= MAX_TWO_BYTES ? 4 : MAX_BYTES;
    }

    /** Writes the header of a message of {@code length} bytes to the start of {@code out}. */
    static void write(byte[] out, int length) {
        out[0] = FINAL_BINARY;
        if (length <= SHORT_LENGTH) {
            out[1] = (byte) length;
        } else if (length <= MAX_TWO_BYTES) {
            out[1] = TWO_BYTES;
            out[2] = (byte) (length >>> 8);
            out[3] = (byte) length;
        } else {
            out[1] = EIGHT_BYTES;
            for (int i = 0; i < Long.BYTES; i++) {
                out[2 + i] = (byte) ((long) length >>> (8 * (7 - i)));
            }
        }
    }
}
