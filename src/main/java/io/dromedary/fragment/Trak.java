package io.dromedary.fragment;

import java.util.Optional;

/**
 * One {@code trak} of a {@code moov} (ISO/IEC 14496-12:2022, 8.3.1).
 *
 * @param id the number that its fragments carry
 * @param handler what it is: {@code vide}, {@code soun} or something else
 * @param media the body of the box that says what it is made of
 */
record Trak(int id, String handler, Cursor media) {

    /** Reads the body of a {@code trak}. */
    static Trak read(Cursor trak) throws MalformedStreamException {
        Cursor media = Box.child(trak, "mdia");
        Cursor handler = Box.child(media, "hdlr");
        handler.skip(8);
        return new Trak(readId(trak), handler.ascii(4), media);
    }

    boolean isVideo() {
        return handler.equals("vide");
    }

    /** Returns what the picture is. */
    VideoTrack video() throws MalformedStreamException {
        return SampleEntry.read(descriptions(), timescaleHz());
    }

    /** Returns what the sound is, or nothing if this is none that we know. */
    Optional<SoundTrack> sound() throws MalformedStreamException {
        return handler.equals("soun") ? SoundEntry.read(descriptions(), timescaleHz()) : Optional.empty();
    }

    /** Returns the number that the fragments of a {@code trak} carry. */
    static int readId(Cursor trak) throws MalformedStreamException {
        Cursor header = Box.child(trak, "tkhd");
        header.skip(header.u8() == 1 ? 19 : 11);
        return header.i32();
    }

    private int timescaleHz() throws MalformedStreamException {
        Cursor header = Box.child(media, "mdhd");
        header.skip(header.u8() == 1 ? 19 : 11);
        long timescaleHz = header.u32();
        if (timescaleHz < 1 || timescaleHz > Integer.MAX_VALUE) {
            throw header.malformed("timescale of " + timescaleHz + " Hz");
        }
        return (int) timescaleHz;
    }

    private Cursor descriptions() throws MalformedStreamException {
        return Box.child(Box.child(Box.child(media, "minf"), "stbl"), "stsd");
    }
}
