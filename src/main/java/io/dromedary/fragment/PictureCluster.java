package io.dromedary.fragment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a cluster anew with the blocks of the picture alone (RFC 9559, 5.1.3). Checksums, positions and sizes of
 * neighbours are left out: they would be wrong now, and a live stream needs none.
 */
final class PictureCluster {

    private static final int HEADER_BYTES = 12;
    private static final long SIZE_OF_EIGHT_BYTES = 1L << 56;

    private final long videoNumber;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final List<Integer> blockEnds = new ArrayList<>(1);

    private PictureCluster(long videoNumber) {
        this.videoNumber = videoNumber;
    }

    /**
     * Returns the cluster.
     *
     * @param body its body as it was
     * @param pictures the frames that were read out of it, in their order
     */
    static PictureShare write(Cursor body, long videoNumber, List<Frame> pictures) throws MalformedStreamException {
        PictureCluster cluster = new PictureCluster(videoNumber);
        while (body.remaining() > 0) {
            cluster.readChild(body);
        }
        PictureShare share = new PictureShare();
        share.write(ByteBuffer.allocate(HEADER_BYTES)
                .putInt(Ebml.CLUSTER)
                .putLong(SIZE_OF_EIGHT_BYTES | cluster.kept.size())
                .array());
        share.write(cluster.kept.toByteArray());
        for (int i = 0; i < pictures.size(); i++) {
            Frame frame = pictures.get(i);
            int to = HEADER_BYTES + cluster.blockEnds.get(i);
            share.addMoved(frame, to - frame.sizeBytes() - frame.offset());
        }
        return share;
    }

    private void readChild(Cursor body) throws MalformedStreamException {
        Cursor whole = body.copy();
        Element element = Element.readHeader(body);
        Cursor child = element.body(body);
        Cursor bytes = whole.slice(element.headerBytes() + element.bodyBytes());
        switch (element.id()) {
            case Ebml.TIMESTAMP -> bytes.writeTo(kept);
            case Ebml.SIMPLE_BLOCK -> keepBlock(child, bytes, 0);
            case Ebml.BLOCK_GROUP -> keepGroup(child, bytes);
            default -> {}
        }
    }

    private void keepGroup(Cursor group, Cursor bytes) throws MalformedStreamException {
        Cursor block = group.slice(0);
        int after = 0;
        while (group.remaining() > 0) {
            Element element = Element.readHeader(group);
            Cursor child = element.body(group);
            if (element.id() == Ebml.BLOCK) {
                block = child;
                after = group.remaining();
            }
        }
        keepBlock(block, bytes, after);
    }

    /** Keeps {@code bytes} if its block is the picture's; the block ends {@code after} bytes before them. */
    private void keepBlock(Cursor block, Cursor bytes, int after) throws MalformedStreamException {
        if (Element.number(block) == videoNumber) {
            bytes.writeTo(kept);
            blockEnds.add(kept.size() - after);
        }
    }
}
