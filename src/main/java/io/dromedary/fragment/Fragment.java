package io.dromedary.fragment;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/**
 * The smallest unit a player accepts: one {@code moof} and its {@code mdat}, or one cluster.
 *
 * <p>Where there is sound, its own {@code moof}s or clusters since the previous fragment come first.
 *
 * <p>See ISO/IEC 14496-12:2022, 8.8.4 (movie fragment) and RFC 9559, 5.1.3 (cluster).
 */
public final class Fragment implements StreamPart {

    private final long sequence;
    private final byte[] bytes;
    private final List<Frame> frames;
    private final long durationTicks;
    private final int timescaleHz;
    private final List<Frame> soundFrames;
    private final Fragment pictures;

    /**
     * Makes a fragment of pictures alone.
     *
     * @param sequence position in this run of the muxer; starts at 1 and grows by 1, with no gaps
     * @param bytes whole boxes or one whole cluster; handed over, the caller keeps no reference
     * @param frames the pictures inside, in decoding order, at least one
     * @param durationTicks how long the pictures are shown together, in ticks; 0 if the stream does not say
     * @param timescaleHz ticks in a second, at least 1
     * @throws IllegalArgumentException if {@code sequence} is below 1 or there is no frame
     */
    public Fragment(long sequence, byte[] bytes, List<Frame> frames, long durationTicks, int timescaleHz) {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence starts at 1, got " + sequence);
        }
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("a fragment has at least one frame");
        }
        this.sequence = sequence;
        this.bytes = bytes;
        this.frames = List.copyOf(frames);
        this.durationTicks = durationTicks;
        this.timescaleHz = timescaleHz;
        this.soundFrames = List.of();
        this.pictures = this;
    }

    /** Makes a fragment with sound, or something else besides the picture, and with the picture's share of it. */
    Fragment(FragmentDraft draft, byte[] bytes, List<Frame> soundFrames, Fragment pictures) {
        this.sequence = draft.sequence();
        this.bytes = bytes;
        this.frames = List.copyOf(draft.pictures());
        this.durationTicks = draft.durationTicks();
        this.timescaleHz = draft.timescaleHz();
        this.soundFrames = List.copyOf(soundFrames);
        this.pictures = pictures;
    }

    @Override
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public int sizeBytes() {
        return bytes.length;
    }

    /** {@inheritDoc} It has the same sequence and times. */
    @Override
    public Fragment withoutSound() {
        return pictures;
    }

    /** Returns the position in this run of the muxer, from 1. */
    public long sequence() {
        return sequence;
    }

    /** Returns the pictures inside, in decoding order, at least one. */
    public List<Frame> frames() {
        return frames;
    }

    /**
     * Returns the frames of sound inside, in decoding order, with times in ticks of {@link SoundTrack#timescaleHz()};
     * none if there is no sound, or if it waits in the next fragment.
     */
    public List<Frame> soundFrames() {
        return soundFrames;
    }

    /** Returns whether a viewer can begin with this fragment. */
    public boolean keyframe() {
        return frames.get(0).keyframe();
    }

    /** Returns when its first picture is decoded, since the stream began. */
    public Duration decodeTime() {
        return ticks(frames.get(0).decodeTimeTicks());
    }

    /** Returns how long its pictures are shown together; zero if the stream does not say. */
    public Duration duration() {
        return ticks(durationTicks);
    }

    private Duration ticks(long ticks) {
        long seconds = Math.floorDiv(ticks, timescaleHz);
        long rest = Math.floorMod(ticks, timescaleHz);
        return Duration.ofSeconds(seconds, rest * 1_000_000_000L / timescaleHz);
    }

    @Override
    public String toString() {
        return "Fragment[" + sequence + (keyframe() ? ", keyframe, " : ", ") + bytes.length + " bytes]";
    }
}
