package io.dromedary.fragment;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** One track of a {@code Tracks} element (RFC 9559, 5.1.4.1). */
final class TrackEntry {

    private static final int TYPE_VIDEO = 1;
    private static final int TYPE_AUDIO = 2;
    private static final long MAX_FRAME_NANOS = 1_000_000_000_000L;
    private static final long MAX_SIDE_PIXELS = 1 << 16;

    private final Cursor whole;
    private long number;
    private long type;
    private String codecId = "";
    private @Nullable Cursor codecPrivate;
    private long frameNanos;
    private boolean encoded;
    private long width;
    private long height;

    private TrackEntry(Cursor whole) {
        this.whole = whole;
    }

    /** Reads the body of a {@code TrackEntry}. */
    static TrackEntry read(Cursor body) throws MalformedStreamException {
        TrackEntry entry = new TrackEntry(body.copy());
        while (body.remaining() > 0) {
            Element element = Element.readHeader(body);
            entry.readChild(element.id(), element.body(body));
        }
        return entry;
    }

    private void readChild(int id, Cursor body) throws MalformedStreamException {
        switch (id) {
            case Ebml.TRACK_NUMBER -> number = body.unsigned(body.remaining());
            case Ebml.TRACK_TYPE -> type = body.unsigned(body.remaining());
            case Ebml.CODEC_ID -> codecId = body.ascii(body.remaining());
            case Ebml.CODEC_PRIVATE -> codecPrivate = body.detached();
            case Ebml.DEFAULT_DURATION -> frameNanos = readFrameNanos(body);
            case Ebml.CONTENT_ENCODINGS -> encoded = true;
            case Ebml.VIDEO -> readVideo(body);
            default -> {}
        }
    }

    private static long readFrameNanos(Cursor body) throws MalformedStreamException {
        long nanos = body.unsigned(body.remaining());
        if (nanos > MAX_FRAME_NANOS) {
            throw body.malformed("a frame of " + nanos + " ns");
        }
        return nanos;
    }

    private void readVideo(Cursor video) throws MalformedStreamException {
        while (video.remaining() > 0) {
            Element element = Element.readHeader(video);
            Cursor body = element.body(video);
            switch (element.id()) {
                case Ebml.PIXEL_WIDTH -> width += side(body);
                case Ebml.PIXEL_HEIGHT -> height += side(body);
                case Ebml.CROP_LEFT, Ebml.CROP_RIGHT -> width -= side(body);
                case Ebml.CROP_TOP, Ebml.CROP_BOTTOM -> height -= side(body);
                default -> {}
            }
        }
    }

    private static long side(Cursor body) throws MalformedStreamException {
        long pixels = body.unsigned(body.remaining());
        if (pixels > MAX_SIDE_PIXELS) {
            throw body.malformed("a picture of " + pixels + " pixels, more than " + MAX_SIDE_PIXELS);
        }
        return pixels;
    }

    boolean isVideo() {
        return type == TYPE_VIDEO;
    }

    /** Returns the number that each block of this track carries. */
    long number() {
        return number;
    }

    /** Returns how long a frame is shown, 0 if the stream does not say. */
    long frameNanos() {
        return frameNanos;
    }

    /** Returns what the picture is. */
    VideoTrack describe(int timescaleHz) throws MalformedStreamException {
        if (encoded) {
            throw whole.malformed("a video track that is compressed or encrypted once more");
        }
        OptionalDouble rate = frameNanos == 0 ? OptionalDouble.empty() : OptionalDouble.of(rate());
        Picture picture = new Picture((int) width, (int) height, rate, timescaleHz);
        return switch (codecId) {
            case "V_MPEG4/ISO/AVC" -> AvcConfig.read(config(), "avc1", picture);
            case "V_MPEGH/ISO/HEVC" -> HevcConfig.read(config(), "hvc1", picture);
            case "V_AV1" -> Av1Config.read(config(), picture);
            case "V_VP9" -> Vp9Config.readFeatures(config(), picture);
            default -> throw whole.malformed("pictures of an unknown kind");
        };
    }

    /** Returns what the sound is, or nothing if this is none that we know. */
    Optional<SoundTrack> describeSound(int timescaleHz) throws MalformedStreamException {
        if (type != TYPE_AUDIO || encoded) {
            return Optional.empty();
        }
        return switch (codecId) {
            case "A_AAC" -> Optional.of(AacConfig.read(config(), timescaleHz));
            case "A_OPUS" -> Optional.of(new SoundTrack(SoundCodec.OPUS, "opus", timescaleHz));
            default -> Optional.empty();
        };
    }

    /** Nanoseconds are too coarse for the last digits of a rate: 33366666 ns is 29.97 frames a second. */
    private double rate() {
        return Math.round(1e12 / frameNanos) / 1e3;
    }

    /** An absent configuration is an empty one: every codec but VP9 then says what is missing. */
    private Cursor config() {
        Cursor given = codecPrivate;
        return given == null ? new Cursor(new byte[0], 0, 0, whole.offset()) : given.copy();
    }
}
