package io.dromedary.fragment;

/**
 * The beginning of a box (ISO/IEC 14496-12:2022, 4.2.2).
 *
 * @param type its four characters
 * @param headerBytes 8, or 16 if the size has 64 bits
 * @param sizeBytes the whole box with its header, not below {@code headerBytes}
 */
record Box(String type, int headerBytes, long sizeBytes) {

    static final int SHORT_HEADER_BYTES = 8;
    static final int LONG_HEADER_BYTES = 16;

    /** Reads a header. A size of 0, "to the end of the file", is refused: a live stream has no end. */
    static Box readHeader(Cursor cursor) throws MalformedStreamException {
        long sizeBytes = cursor.u32();
        String type = cursor.ascii(4);
        int headerBytes = sizeBytes == 1 ? LONG_HEADER_BYTES : SHORT_HEADER_BYTES;
        if (!type.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw cursor.malformed("no box begins here");
        }
        if (sizeBytes == 1) {
            sizeBytes = cursor.u63();
        }
        if (sizeBytes < headerBytes) {
            throw cursor.malformed("box " + type + " of " + sizeBytes + " bytes");
        }
        return new Box(type, headerBytes, sizeBytes);
    }

    /** Returns the body of a box whose header was just read from {@code cursor}, and moves behind it. */
    Cursor body(Cursor cursor) throws MalformedStreamException {
        return cursor.slice(sizeBytes - headerBytes);
    }

    /** Returns the body of the first child called {@code type}; {@code parent} stays where it is. */
    static Cursor child(Cursor parent, String type) throws MalformedStreamException {
        Cursor cursor = parent.copy();
        while (cursor.remaining() > 0) {
            Box box = readHeader(cursor);
            Cursor body = box.body(cursor);
            if (box.type.equals(type)) {
                return body;
            }
        }
        throw parent.malformed("no " + type + " here");
    }
}
