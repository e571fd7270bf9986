package io.dromedary.fragment;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** The picture's share of a fragment that holds sound too: bytes of its own, and where the frames are in them. */
final class PictureShare {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Frame> frames = new ArrayList<>(1);

    /** Copies a piece of the part as it is. */
    static PictureShare copied(ByteWindow part, int from, int to, List<Frame> pictures) {
        PictureShare share = new PictureShare();
        share.copy(part.cursor(from, to));
        pictures.forEach(frame -> share.addMoved(frame, -from));
        return share;
    }

    int sizeBytes() {
        return bytes.size();
    }

    void write(byte[] made) {
        bytes.writeBytes(made);
    }

    /** Copies what is left of {@code from}. */
    void copy(Cursor from) {
        from.writeTo(bytes);
    }

    /** Notes a frame, which is the same as in the fragment but {@code by} bytes further on. */
    void addMoved(Frame frame, int by) {
        frames.add(new Frame(frame.offset() + by, frame.sizeBytes(), frame.keyframe(), frame.decodeTimeTicks()));
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    List<Frame> frames() {
        return frames;
    }
}
