package io.dromedary.fragment;

import java.nio.ByteBuffer;

/**
 * What a player needs before it can decode any fragment: {@code ftyp} and {@code moov}, or everything before the first
 * cluster.
 */
public final class InitSegment implements StreamPart {

    private final byte[] bytes;
    private final Container container;
    private final VideoTrack video;

    /**
     * Makes an init segment.
     *
     * @param bytes the whole segment; handed over, the caller keeps no reference
     * @param container how the stream is packed
     * @param video what the segment says of the picture
     */
    public InitSegment(byte[] bytes, Container container, VideoTrack video) {
        this.bytes = bytes;
        this.container = container;
        this.video = video;
    }

    @Override
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public int sizeBytes() {
        return bytes.length;
    }

    /** Returns how the stream is packed. */
    public Container container() {
        return container;
    }

    /** Returns what the segment says of the picture. */
    public VideoTrack video() {
        return video;
    }

    /** Returns the media type with its codecs, as {@code MediaSource.isTypeSupported} takes it. */
    public String mediaType() {
        return container.mimeType() + "; codecs=\"" + video.codecString() + '"';
    }

    @Override
    public String toString() {
        return "InitSegment[" + mediaType() + ", " + bytes.length + " bytes]";
    }
}
