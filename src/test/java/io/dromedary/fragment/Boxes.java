package io.dromedary.fragment;

import static io.dromedary.fragment.Streams.bytes;
import static io.dromedary.fragment.Streams.join;
import static io.dromedary.fragment.Streams.recorded;
import static io.dromedary.fragment.Streams.split;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Boxes made by hand; the init segment is a recorded one of 160x90 H.264, track 1, 15360 Hz. */
final class Boxes {

    private static final int MOOF_BYTES = 96;

    private Boxes() {}

    static byte[] box(String type, byte[]... bodies) {
        byte[] body = join(bodies);
        return header(8 + body.length, type, body);
    }

    static byte[] longBox(String type, byte[]... bodies) {
        byte[] body = join(bodies);
        byte[] size = ByteBuffer.allocate(8).putLong(16L + body.length).array();
        return header(1, type, join(size, body));
    }

    static byte[] header(long size, String type, byte[] rest) {
        return ByteBuffer.allocate(8 + rest.length)
                .putInt((int) size)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(rest)
                .array();
    }

    static byte[] ints(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
        for (long value : values) {
            bytes.putInt((int) value);
        }
        return bytes.array();
    }

    static byte[] init() {
        try {
            return bytes(split(recorded("h264-frame.mp4")).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One frame of {@code size} bytes, 1024 ticks after the one before; the first is a keyframe. */
    static byte[] fragment(int number, int size) {
        return join(moof(1, number, size), box("mdat", new byte[size]));
    }

    /** A moof of {@value #MOOF_BYTES} bytes for one sample of {@code size} bytes that follows in an mdat. */
    static byte[] moof(int trackId, int number, int size) {
        int flags = number == 1 ? 0x0200_0000 : 0x0101_0000;
        return box(
                "moof",
                box("mfhd", ints(0, number)),
                box(
                        "traf",
                        box("tfhd", ints(0x2_0038, trackId, 1024, size, flags)),
                        box("tfdt", ints(0, (number - 1) * 1024L)),
                        box("trun", ints(0x1, 1, MOOF_BYTES + 8))));
    }
}
