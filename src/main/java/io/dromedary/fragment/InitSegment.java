package io.dromedary.fragment;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a player needs before it can decode any fragment: {@code ftyp} and {@code moov}, or everything before the first
 * cluster.
 */
public final class InitSegment implements StreamPart {

    private final byte[] bytes;
    private final Container container;
    private final VideoTrack video;
    private final Optional<SoundTrack> sound;
    private final InitSegment pictures;

    /**
     * Makes an init segment of a stream that has nothing but pictures.
     *
     * @param bytes the whole segment; handed over, the caller keeps no reference
     * @param container how the stream is packed
     * @param video what the segment says of the picture
     */
    public InitSegment(byte[] bytes, Container container, VideoTrack video) {
        this.bytes = bytes;
        this.container = container;
        this.video = video;
        this.sound = Optional.empty();
        this.pictures = this;
    }

    /** Makes an init segment, and with {@code pictureBytes} the one for viewers of the picture alone. */
    InitSegment(byte[] bytes, Container container, VideoTrack video, Optional<SoundTrack> sound, byte[] pictureBytes) {
        this.bytes = bytes;
        this.container = container;
        this.video = video;
        this.sound = sound;
        this.pictures = new InitSegment(pictureBytes, container, video);
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

    /** Returns what the segment says of the sound; empty if there is none that browsers play beside a picture. */
    public Optional<SoundTrack> sound() {
        return sound;
    }

    @Override
    public InitSegment withoutSound() {
        return pictures;
    }

    /** Returns the media type of the picture alone with its codec, as {@code MediaSource.isTypeSupported} takes it. */
    public String mediaType() {
        return container.mimeType() + "; codecs=\"" + video.codecString() + '"';
    }

    /** Returns the media type with both codecs, or nothing without sound. */
    public Optional<String> mediaTypeWithSound() {
        return sound.map(
                track -> container.mimeType() + "; codecs=\"" + video.codecString() + ',' + track.codecString() + '"');
    }

    @Override
    public String toString() {
        return "InitSegment[" + mediaTypeWithSound().orElse(mediaType()) + ", " + bytes.length + " bytes]";
    }
}
