package io.dromedary.fragment;

/** Reads bits, highest first, as the headers of H.264 and VP9 have them. */
final class BitReader {

    private static final int MAX_LEADING_ZEROS = 31;

    private final byte[] bytes;
    private final int bitCount;
    private final long offset;
    private int position;

    /**
     * Begins at the first bit.
     *
     * @param offset where the bytes are in the stream; only for messages
     */
    BitReader(byte[] bytes, long offset) {
        this(bytes, bytes.length, offset);
    }

    private BitReader(byte[] bytes, int byteCount, long offset) {
        this.bytes = bytes;
        this.bitCount = byteCount * 8;
        this.offset = offset;
    }

    /** Reads a NAL unit without the bytes that keep it from looking like a start code (H.264, 7.4.1). */
    static BitReader ofNalUnit(Cursor nalUnit) {
        long offset = nalUnit.offset();
        byte[] bytes = nalUnit.rest();
        int count = 0;
        int zeros = 0;
        for (byte b : bytes) {
            boolean escape = zeros >= 2 && b == 3;
            zeros = b == 0 ? zeros + 1 : 0;
            if (!escape) {
                bytes[count++] = b;
            }
        }
        return new BitReader(bytes, count, offset);
    }

    boolean flag() throws MalformedStreamException {
        return bits(1) == 1;
    }

    /** Reads {@code count} bits, 0 to 32, as one number. */
    long bits(int count) throws MalformedStreamException {
        if (count > bitCount - position) {
            throw malformed("the header ends too early");
        }
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 1) | ((bytes[position >> 3] >> (7 - (position & 7))) & 1);
            position++;
        }
        return value;
    }

    void skip(int count) throws MalformedStreamException {
        bits(count);
    }

    /** Reads an unsigned Exp-Golomb number (H.264, 9.1), 0 to 2³² − 2. */
    long ue() throws MalformedStreamException {
        int zeros = 0;
        while (!flag()) {
            if (++zeros > MAX_LEADING_ZEROS) {
                throw malformed("a number of more than 32 bits");
            }
        }
        return (1L << zeros) - 1 + bits(zeros);
    }

    /** Reads an unsigned Exp-Golomb number that must not exceed {@code max}. */
    int ue(int max) throws MalformedStreamException {
        long value = ue();
        if (value > max) {
            throw malformed("a value of " + value + ", more than " + max);
        }
        return (int) value;
    }

    /** Reads a signed Exp-Golomb number (H.264, 9.1.1). */
    long se() throws MalformedStreamException {
        long value = ue();
        return (value & 1) == 1 ? (value + 1) / 2 : -value / 2;
    }

    MalformedStreamException malformed(String what) {
        return new MalformedStreamException(what, offset + position / 8);
    }
}
