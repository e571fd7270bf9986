package io.dromedary.fragment;

import java.util.ArrayList;
import java.util.List;

/** Reads the pictures and the sound out of one cluster (RFC 9559, 5.1.3 and 10). */
final class Cluster {

    private static final int LACING = 0x06;
    private static final int KEYFRAME = 0x80;
    private static final int MAX_FRAMES = 1 << 16;

    private final MatroskaVideo video;
    private final long partOffset;
    private final List<Frame> pictures = new ArrayList<>(1);
    private final List<Frame> sound = new ArrayList<>(0);
    private boolean pictureAlone = true;
    private long ticks = -1;

    private Cluster(MatroskaVideo video, long partOffset) {
        this.video = video;
        this.partOffset = partOffset;
    }

    /**
     * Reads a cluster.
     *
     * <p>Matroska stores when a picture is shown, not when it is decoded; without B-frames that is the same.
     *
     * @param body the body of the cluster
     * @param partOffset where the part that the cluster belongs to begins in the stream
     */
    static Cluster read(Cursor body, MatroskaVideo video, long partOffset) throws MalformedStreamException {
        Cluster cluster = new Cluster(video, partOffset);
        while (body.remaining() > 0) {
            Element element = Element.readHeader(body);
            Cursor child = element.body(body);
            switch (element.id()) {
                case Ebml.TIMESTAMP -> cluster.ticks = cluster.time(child);
                case Ebml.SIMPLE_BLOCK -> cluster.readBlock(child, true, false);
                case Ebml.BLOCK_GROUP -> cluster.readGroup(child);
                default -> {}
            }
        }
        return cluster;
    }

    /** Returns the pictures, none if there is only sound. */
    List<Frame> pictures() {
        return pictures;
    }

    /** Returns the frames of sound, none if there are only pictures. */
    List<Frame> sound() {
        return sound;
    }

    /** Returns whether there is no block but the picture's. */
    boolean pictureAlone() {
        return pictureAlone;
    }

    private long time(Cursor timestamp) throws MalformedStreamException {
        long value = timestamp.unsigned(timestamp.remaining());
        if (value > Long.MAX_VALUE / 2 / video.tickFactor()) {
            throw timestamp.malformed("a cluster at tick " + value);
        }
        return value;
    }

    private void readGroup(Cursor group) throws MalformedStreamException {
        boolean reference = false;
        Cursor block = group.slice(0);
        while (group.remaining() > 0) {
            Element element = Element.readHeader(group);
            Cursor body = element.body(group);
            switch (element.id()) {
                case Ebml.BLOCK -> block = body;
                case Ebml.REFERENCE_BLOCK -> reference = true;
                default -> {}
            }
        }
        readBlock(block, false, !reference);
    }

    private void readBlock(Cursor block, boolean simple, boolean alone) throws MalformedStreamException {
        long track = Element.number(block);
        int relative = block.i16();
        int flags = block.u8();
        boolean picture = track == video.number();
        pictureAlone &= picture;
        if (!picture && track != video.others().soundNumber()) {
            return;
        }
        List<Frame> frames = picture ? pictures : sound;
        if (ticks < 0) {
            throw block.malformed("a block before the time of its cluster");
        }
        if ((flags & LACING) != 0 || frames.size() == MAX_FRAMES) {
            throw block.malformed(frames.size() == MAX_FRAMES ? "too many frames" : "a lace of frames");
        }
        boolean keyframe = simple ? (flags & KEYFRAME) != 0 : alone;
        int position = (int) (block.offset() - partOffset);
        frames.add(new Frame(position, block.remaining(), keyframe, (ticks + relative) * video.tickFactor()));
    }
}
