package io.dromedary.fragment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Writes a {@code moof} anew with the runs of the picture alone (ISO/IEC 14496-12:2022, 8.8.4 to 8.8.8).
 *
 * <p>Its data offsets count from itself and expect an {@code mdat} right behind it, with an eight-byte header and the
 * frames in their order.
 */
final class PictureMoof {

    private static final int MDAT_HEADER_BYTES = 8;

    /** A run of no samples has 16 bytes and may grow by the 4 of a data offset. */
    private static final int RUN_GROWS_TO_PERCENT = 125;

    private final int videoTrackId;
    private final Iterator<Frame> frames;
    private final ByteBuffer out;
    private final List<Integer> dataOffsets = new ArrayList<>(1);
    private int dataBytes;

    private PictureMoof(int videoTrackId, List<Frame> frames, int maxBytes) {
        this.videoTrackId = videoTrackId;
        this.frames = frames.iterator();
        this.out = ByteBuffer.allocate(maxBytes);
    }

    /**
     * Returns the box and the header of its {@code mdat}.
     *
     * @param moof the body of the box as it was
     * @param frames all frames of the picture that it describes, as they were read out of it; together they have less
     *     than 2³¹ bytes
     */
    static byte[] write(Cursor moof, int videoTrackId, List<Frame> frames) throws MalformedStreamException {
        int maxBytes = (int) ((moof.remaining() + 2L * Box.LONG_HEADER_BYTES) * RUN_GROWS_TO_PERCENT / 100);
        PictureMoof rewriting = new PictureMoof(videoTrackId, frames, maxBytes);
        rewriting.writeMoof(moof);
        byte[] written = new byte[rewriting.out.flip().remaining()];
        rewriting.out.get(written);
        return written;
    }

    private void writeMoof(Cursor moof) throws MalformedStreamException {
        int begin = begin("moof");
        while (moof.remaining() > 0) {
            Box box = Box.readHeader(moof);
            Cursor body = box.body(moof);
            if (!box.type().equals("traf")) {
                copy(box, body);
            } else if (trackId(body) == videoTrackId) {
                writeTrack(body);
            }
        }
        end(begin);
        int dataFrom = out.position() + MDAT_HEADER_BYTES;
        dataOffsets.forEach(at -> out.putInt(at, out.getInt(at) + dataFrom));
        out.putInt(MDAT_HEADER_BYTES + dataBytes).put("mdat".getBytes(StandardCharsets.US_ASCII));
    }

    private static int trackId(Cursor traf) throws MalformedStreamException {
        Cursor header = Box.child(traf, "tfhd");
        header.skip(4);
        return header.i32();
    }

    private void writeTrack(Cursor traf) throws MalformedStreamException {
        int begin = begin("traf");
        while (traf.remaining() > 0) {
            Box box = Box.readHeader(traf);
            Cursor body = box.body(traf);
            switch (box.type()) {
                case "tfhd" -> writeHeader(body);
                case "trun" -> writeRun(body);
                default -> copy(box, body);
            }
        }
        end(begin);
    }

    private void writeHeader(Cursor header) throws MalformedStreamException {
        int begin = begin("tfhd");
        int flags = header.i32();
        out.putInt((flags & ~MovieFragment.EXPLICIT_BASE) | MovieFragment.BASE_IS_MOOF);
        out.putInt(header.i32());
        header.skip((flags & MovieFragment.EXPLICIT_BASE) != 0 ? 8 : 0);
        out.put(header.rest());
        end(begin);
    }

    private void writeRun(Cursor run) throws MalformedStreamException {
        int begin = begin("trun");
        int flags = run.i32();
        int samples = run.i32();
        run.skip((flags & TrackRun.DATA_OFFSET) != 0 ? 4 : 0);
        out.putInt(flags | TrackRun.DATA_OFFSET).putInt(samples);
        dataOffsets.add(out.position());
        out.putInt(dataBytes).put(run.rest());
        end(begin);
        for (int i = 0; i < samples; i++) {
            dataBytes += frames.next().sizeBytes();
        }
    }

    private void copy(Box box, Cursor body) {
        int begin = begin(box.type());
        out.put(body.rest());
        end(begin);
    }

    private int begin(String type) {
        int begin = out.position();
        out.putInt(0).put(type.getBytes(StandardCharsets.US_ASCII));
        return begin;
    }

    private void end(int begin) {
        out.putInt(begin, out.position() - begin);
    }
}
