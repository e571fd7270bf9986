package io.dromedary.fragment;

import java.io.IOException;

/**
 * The beginning of an EBML element (RFC 8794, 5 and 6).
 *
 * @param id its ID with the marker bit, as documents print it
 * @param headerBytes how many bytes ID and size take, 2 to 12
 * @param bodyBytes how many bytes follow, or {@link #UNKNOWN}
 */
record Element(int id, int headerBytes, long bodyBytes) {

    static final long UNKNOWN = -1;

    private static final int MAX_ID_BYTES = 4;
    private static final int MAX_SIZE_BYTES = 8;

    /** Reads a header out of a stream, and not a byte more than it has. */
    static Element readHeader(ByteWindow window, int from) throws IOException {
        window.require(from + 1);
        int idBytes = length(window.cursor(from, from + 1), MAX_ID_BYTES);
        int sizeFrom = from + idBytes;
        window.require(sizeFrom + 1);
        int to = sizeFrom + length(window.cursor(sizeFrom, sizeFrom + 1), MAX_SIZE_BYTES);
        window.require(to);
        return readHeader(window.cursor(from, to));
    }

    /** Reads a header out of the body of its parent. */
    static Element readHeader(Cursor cursor) throws MalformedStreamException {
        int before = cursor.remaining();
        int id = (int) cursor.unsigned(length(cursor.copy(), MAX_ID_BYTES));
        long bodyBytes = size(cursor);
        return new Element(id, before - cursor.remaining(), bodyBytes);
    }

    /** Reads a number of variable length that must not be "unknown" (RFC 8794, 4). */
    static long number(Cursor cursor) throws MalformedStreamException {
        long number = size(cursor);
        if (number == UNKNOWN) {
            throw cursor.malformed("a number without a value");
        }
        return number;
    }

    /** Returns the body of an element whose header was just read from {@code cursor}, and moves behind it. */
    Cursor body(Cursor cursor) throws MalformedStreamException {
        if (bodyBytes == UNKNOWN) {
            throw cursor.malformed("element " + name() + " of unknown size");
        }
        return cursor.slice(bodyBytes);
    }

    /** Returns the ID as documents print it. */
    String name() {
        return "0x" + Integer.toHexString(id);
    }

    private static long size(Cursor cursor) throws MalformedStreamException {
        int bytes = length(cursor.copy(), MAX_SIZE_BYTES);
        long allOnes = (1L << (7 * bytes)) - 1;
        long value = cursor.unsigned(bytes) & allOnes;
        return value == allOnes ? UNKNOWN : value;
    }

    private static int length(Cursor cursor, int maxBytes) throws MalformedStreamException {
        int first = cursor.u8();
        int bytes = Integer.numberOfLeadingZeros(first) - 23;
        if (bytes > maxBytes) {
            throw cursor.malformed("no element begins here");
        }
        return bytes;
    }
}
