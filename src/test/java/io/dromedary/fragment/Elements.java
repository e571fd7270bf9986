package io.dromedary.fragment;

import static io.dromedary.fragment.Streams.join;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** EBML elements made by hand; the init segment is one of 640x360 VP9 at 30 frames a second, track 1. */
final class Elements {

    private static final int TRACK_UID = 0x73C5;
    private static final byte[] UNKNOWN_SIZE = {1, -1, -1, -1, -1, -1, -1, -1};

    private Elements() {}

    static byte[] element(int id, byte[]... bodies) {
        byte[] body = join(bodies);
        return join(id(id), size(body.length), body);
    }

    static byte[] endless(int id, byte[]... bodies) {
        return join(id(id), UNKNOWN_SIZE, join(bodies));
    }

    static byte[] number(int id, long value) {
        return element(id, ByteBuffer.allocate(8).putLong(value).array());
    }

    static byte[] text(int id, String value) {
        return element(id, value.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] id(int id) {
        byte[] bytes = ByteBuffer.allocate(4).putInt(id).array();
        int zeros = Integer.numberOfLeadingZeros(id) / 8;
        return java.util.Arrays.copyOfRange(bytes, zeros, 4);
    }

    /** A size in eight bytes. */
    static byte[] size(long value) {
        return ByteBuffer.allocate(8).putLong(value | (1L << 56)).array();
    }

    static byte[] header() {
        return element(Ebml.HEADER, text(Ebml.DOC_TYPE, "webm"));
    }

    static byte[] init(byte[]... moreOfTheTrack) {
        return join(header(), endless(Ebml.SEGMENT, info(), tracks(moreOfTheTrack)));
    }

    static byte[] info() {
        return element(Ebml.INFO, number(Ebml.TIMESTAMP_SCALE, 1_000_000));
    }

    static byte[] tracks(byte[]... more) {
        byte[] video = element(Ebml.VIDEO, number(Ebml.PIXEL_WIDTH, 640), number(Ebml.PIXEL_HEIGHT, 360));
        return element(
                Ebml.TRACKS,
                element(
                        Ebml.TRACK_ENTRY,
                        number(Ebml.TRACK_NUMBER, 1),
                        number(TRACK_UID, 1),
                        number(Ebml.TRACK_TYPE, 1),
                        text(Ebml.CODEC_ID, "V_VP9"),
                        number(Ebml.DEFAULT_DURATION, 33_333_333),
                        video,
                        join(more)));
    }

    static byte[] cluster(long time, byte[]... blocks) {
        return element(Ebml.CLUSTER, number(Ebml.TIMESTAMP, time), join(blocks));
    }

    static byte[] simpleBlock(int track, int time, int flags, int size) {
        return element(Ebml.SIMPLE_BLOCK, block(track, time, flags, size));
    }

    static byte[] block(int track, int time, int flags, int size) {
        byte[] head = {(byte) (0x80 | track), (byte) (time >> 8), (byte) time, (byte) flags};
        return join(head, new byte[size]);
    }
}
