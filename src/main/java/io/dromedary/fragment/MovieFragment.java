package io.dromedary.fragment;

import java.util.ArrayList;
import java.util.List;

/** Reads the pictures and the sound out of one {@code moof} (ISO/IEC 14496-12:2022, 8.8.4 to 8.8.12). */
final class MovieFragment {

    static final int EXPLICIT_BASE = 0x1;
    private static final int DESCRIPTION_INDEX = 0x2;
    private static final int DEFAULT_DURATION = 0x8;
    private static final int DEFAULT_SIZE = 0x10;
    private static final int DEFAULT_FLAGS = 0x20;
    static final int BASE_IS_MOOF = 0x2_0000;

    /** Nine minutes at 30 frames a second; a run can claim four thousand million samples in no bytes at all. */
    private static final int MAX_SAMPLES = 1 << 14;

    private final Movie movie;
    private final long partOffset;
    private final int moofPosition;
    private final List<Frame> pictures = new ArrayList<>(1);
    private final List<Frame> sound = new ArrayList<>(0);
    private boolean copiable = true;
    private long durationTicks;
    private long dataPosition;
    private int sampleCount;

    private MovieFragment(Movie movie, long partOffset, int moofPosition) {
        this.movie = movie;
        this.partOffset = partOffset;
        this.moofPosition = moofPosition;
        this.dataPosition = moofPosition;
    }

    /**
     * Reads the body of a {@code moof}.
     *
     * @param movie what the init segment says
     * @param partOffset where the part begins in the stream
     * @param moofPosition where the {@code moof} begins in the part
     */
    static MovieFragment read(Cursor moof, Movie movie, long partOffset, int moofPosition)
            throws MalformedStreamException {
        MovieFragment fragment = new MovieFragment(movie, partOffset, moofPosition);
        while (moof.remaining() > 0) {
            Box box = Box.readHeader(moof);
            Cursor body = box.body(moof);
            if (box.type().equals("traf")) {
                fragment.readTrack(body);
            }
        }
        return fragment;
    }

    /** Checks that {@code mdat} has each frame whole, and none of its bytes is in two of them. */
    void checkWithin(int dataFrom, int dataTo) throws MalformedStreamException {
        checkWithin(pictures, dataFrom, dataTo);
        checkWithin(sound, dataFrom, dataTo);
    }

    private void checkWithin(List<Frame> frames, int dataFrom, int dataTo) throws MalformedStreamException {
        long bytes = 0;
        for (Frame frame : frames) {
            bytes += frame.sizeBytes();
            if (frame.offset() < dataFrom || frame.sizeBytes() > dataTo - frame.offset()) {
                throw new MalformedStreamException("a frame lies outside its mdat", partOffset + frame.offset());
            }
        }
        if (bytes > dataTo - dataFrom) {
            throw new MalformedStreamException("frames share the bytes of their mdat", partOffset + dataFrom);
        }
    }

    /** Returns the pictures, none if there is only sound. */
    List<Frame> pictures() {
        return pictures;
    }

    /** Returns the frames of sound, none if there are only pictures. */
    List<Frame> sound() {
        return sound;
    }

    /** Returns whether the box can be given to viewers of the picture alone as it is, wherever it then stands. */
    boolean isCopiable() {
        return copiable;
    }

    /** Returns where the {@code moof} begins in the part. */
    int position() {
        return moofPosition;
    }

    /** Returns how long the pictures are shown together. */
    long durationTicks() {
        return durationTicks;
    }

    private void readTrack(Cursor traf) throws MalformedStreamException {
        Cursor header = Box.child(traf, "tfhd");
        int flags = header.i32();
        int trackId = header.i32();
        boolean video = trackId == movie.videoTrackId();
        boolean known = video || trackId == movie.others().soundNumber();
        copiable &= video && (flags & EXPLICIT_BASE) == 0;
        beginData(header, flags);
        SampleDefaults defaults = defaults(header, flags, movie.defaults(trackId));
        TrackRun run = new TrackRun(defaults, dataPosition, known ? decodeTime(traf) : 0, MAX_SAMPLES - sampleCount);
        while (traf.remaining() > 0) {
            Box box = Box.readHeader(traf);
            Cursor body = box.body(traf);
            if (box.type().equals("trun")) {
                run.read(body);
            }
        }
        dataPosition = run.dataPosition();
        sampleCount += run.frames().size();
        if (video) {
            pictures.addAll(run.frames());
            durationTicks += run.durationTicks();
        } else if (known) {
            sound.addAll(run.frames());
        }
    }

    private void beginData(Cursor header, int flags) throws MalformedStreamException {
        if ((flags & EXPLICIT_BASE) != 0) {
            dataPosition = header.u63() + movie.fileOffset() - partOffset;
        } else if ((flags & BASE_IS_MOOF) != 0) {
            dataPosition = moofPosition;
        }
        header.skip((flags & DESCRIPTION_INDEX) != 0 ? 4 : 0);
    }

    private static SampleDefaults defaults(Cursor header, int flags, SampleDefaults fromMovie)
            throws MalformedStreamException {
        return new SampleDefaults(
                (flags & DEFAULT_DURATION) != 0 ? header.u32() : fromMovie.durationTicks(),
                (flags & DEFAULT_SIZE) != 0 ? header.u32() : fromMovie.sizeBytes(),
                (flags & DEFAULT_FLAGS) != 0 ? header.i32() : fromMovie.flags());
    }

    private static long decodeTime(Cursor traf) throws MalformedStreamException {
        Cursor time = Box.child(traf, "tfdt");
        boolean wide = time.i32() >>> 24 == 1;
        long ticks = wide ? time.u63() : time.u32();
        if (ticks > Long.MAX_VALUE / 2) {
            throw time.malformed("decode time of " + ticks + " ticks");
        }
        return ticks;
    }
}
