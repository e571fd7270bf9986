package io.dromedary.fragment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes the init segment for viewers of the picture alone: every other track becomes free space of the same size, so
 * that all positions and sizes stay what they were.
 */
final class PictureInit {

    private static final int VOID = 0xEC;
    private static final int CRC_32 = 0xBF;
    private static final int SHORT_VOID_BYTES = 128;

    private final byte[] bytes;
    private final long partOffset;

    private PictureInit(byte[] whole, long partOffset) {
        this.bytes = whole.clone();
        this.partOffset = partOffset;
    }

    /**
     * Returns the segment with {@code free} (ISO/IEC 14496-12:2022, 8.1.2) for each other {@code trak} and
     * {@code trex}.
     */
    static byte[] mp4(byte[] whole, long partOffset, int videoTrackId) throws MalformedStreamException {
        PictureInit init = new PictureInit(whole, partOffset);
        init.clearBoxes(init.cursor(), "moov", videoTrackId);
        return init.bytes;
    }

    /**
     * Returns the segment with {@code Void} (RFC 8794, 11.3.2) for each other track, and for checksums over them. The
     * Segment's size becomes unknown: the clusters that follow are smaller than it says.
     */
    static byte[] matroska(byte[] whole, long partOffset, long videoNumber) throws MalformedStreamException {
        PictureInit init = new PictureInit(whole, partOffset);
        Cursor part = init.cursor();
        Element header = Element.readHeader(part);
        header.body(part);
        Element segment = Element.readHeader(part);
        init.forgetSize(init.position(part), segment);
        init.clearElements(part, Ebml.TRACKS, videoNumber);
        return init.bytes;
    }

    private Cursor cursor() {
        return new Cursor(bytes, 0, bytes.length, partOffset);
    }

    private int position(Cursor cursor) {
        return (int) (cursor.offset() - partOffset);
    }

    /** Looks into {@code container} and its {@code mvex}, and no deeper: a hostile stream can nest without end. */
    private void clearBoxes(Cursor parent, String container, int videoTrackId) throws MalformedStreamException {
        while (parent.remaining() > 0) {
            Box box = Box.readHeader(parent);
            int from = position(parent);
            Cursor body = box.body(parent);
            if (box.type().equals(container)) {
                clearBoxes(body, container.equals("moov") ? "mvex" : "", videoTrackId);
            }
            switch (box.type()) {
                case "trak" -> clearBoxUnless(Trak.readId(body) == videoTrackId, box, from);
                case "trex" -> {
                    body.skip(4);
                    clearBoxUnless(body.i32() == videoTrackId, box, from);
                }
                default -> {}
            }
        }
    }

    private void clearBoxUnless(boolean video, Box box, int from) {
        if (!video) {
            byte[] free = "free".getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(free, 0, bytes, from - box.headerBytes() + 4, free.length);
            Arrays.fill(bytes, from, from + (int) box.sizeBytes() - box.headerBytes(), (byte) 0);
        }
    }

    private void clearElements(Cursor parent, int container, long videoNumber) throws MalformedStreamException {
        while (parent.remaining() > 0) {
            int from = position(parent);
            Element element = Element.readHeader(parent);
            Cursor body = element.body(parent);
            int to = position(parent);
            if (element.id() == container) {
                clearElements(body, 0, videoNumber);
            } else if (element.id() == CRC_32
                    || (element.id() == Ebml.TRACK_ENTRY
                            && TrackEntry.read(body).number() != videoNumber)) {
                clearElement(from, to);
            }
        }
    }

    private void clearElement(int from, int to) {
        int sizeBytes = to - from <= SHORT_VOID_BYTES ? 1 : 8;
        int bodyBytes = to - from - 1 - sizeBytes;
        Arrays.fill(bytes, from, to, (byte) 0);
        bytes[from] = (byte) VOID;
        bytes[from + 1] = (byte) (0x100 >> sizeBytes);
        for (int i = 0; i < Integer.BYTES && i < sizeBytes; i++) {
            bytes[from + sizeBytes - i] |= (byte) (bodyBytes >>> (8 * i));
        }
    }

    private void forgetSize(int headerEnd, Element segment) {
        int sizeBytes = segment.headerBytes() - Integer.BYTES;
        Arrays.fill(bytes, headerEnd - sizeBytes, headerEnd, (byte) 0xff);
        bytes[headerEnd - sizeBytes] = (byte) (0x1ff >> sizeBytes);
    }
}
