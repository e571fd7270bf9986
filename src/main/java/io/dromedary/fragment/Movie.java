package io.dromedary.fragment;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code moov} says that its fragments need (ISO/IEC 14496-12:2022, 8.2.1).
 *
 * @param videoTrackId the first video track
 * @param video what the picture is
 * @param defaults for each track, what holds for a sample if its fragment does not say (8.8.3)
 * @param fileOffset where its file begins in the stream: absolute data offsets count from there
 */
record Movie(int videoTrackId, VideoTrack video, Map<Integer, SampleDefaults> defaults, long fileOffset) {

    /** Reads the body of a {@code moov}. */
    static Movie read(Cursor moov, long fileOffset) throws MalformedStreamException {
        Cursor whole = moov.copy();
        Map<Integer, SampleDefaults> defaults = new HashMap<>();
        @Nullable Cursor video = null;
        while (moov.remaining() > 0) {
            Box box = Box.readHeader(moov);
            Cursor body = box.body(moov);
            if (box.type().equals("mvex")) {
                readDefaults(body, defaults);
            } else if (box.type().equals("trak") && video == null && isVideo(body)) {
                video = body;
            }
        }
        if (video == null) {
            throw whole.malformed("no video track");
        }
        return new Movie(trackId(video), videoTrack(video), defaults, fileOffset);
    }

    /** Returns what holds for a sample of {@code trackId} if its fragment does not say. */
    SampleDefaults defaults(int trackId) {
        return defaults.getOrDefault(trackId, SampleDefaults.NONE);
    }

    private static void readDefaults(Cursor mvex, Map<Integer, SampleDefaults> defaults)
            throws MalformedStreamException {
        while (mvex.remaining() > 0) {
            Box box = Box.readHeader(mvex);
            Cursor trex = box.body(mvex);
            if (box.type().equals("trex")) {
                trex.skip(4);
                int trackId = trex.i32();
                trex.skip(4);
                defaults.put(trackId, new SampleDefaults(trex.u32(), trex.u32(), trex.i32()));
            }
        }
    }

    private static boolean isVideo(Cursor trak) throws MalformedStreamException {
        Cursor handler = Box.child(Box.child(trak, "mdia"), "hdlr");
        handler.skip(8);
        return handler.ascii(4).equals("vide");
    }

    private static int trackId(Cursor trak) throws MalformedStreamException {
        Cursor header = Box.child(trak, "tkhd");
        header.skip(header.u8() == 1 ? 19 : 11);
        return header.i32();
    }

    private static VideoTrack videoTrack(Cursor trak) throws MalformedStreamException {
        Cursor media = Box.child(trak, "mdia");
        Cursor header = Box.child(media, "mdhd");
        header.skip(header.u8() == 1 ? 19 : 11);
        long timescaleHz = header.u32();
        if (timescaleHz < 1 || timescaleHz > Integer.MAX_VALUE) {
            throw header.malformed("timescale of " + timescaleHz + " Hz");
        }
        Cursor descriptions = Box.child(Box.child(Box.child(media, "minf"), "stbl"), "stsd");
        return SampleEntry.read(descriptions, (int) timescaleHz);
    }
}
