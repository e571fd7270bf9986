package io.dromedary.fragment;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code moov} says that its fragments need (ISO/IEC 14496-12:2022, 8.2.1).
 *
 * @param videoTrackId the first video track
 * @param video what the picture is
 * @param others what there is besides
 * @param defaults for each track, what holds for a sample if its fragment does not say (8.8.3)
 * @param fileOffset where its file begins in the stream: absolute data offsets count from there
 */
record Movie(
        int videoTrackId,
        VideoTrack video,
        OtherTracks others,
        Map<Integer, SampleDefaults> defaults,
        long fileOffset) {

    /** Reads the body of a {@code moov}. */
    static Movie read(Cursor moov, long fileOffset) throws MalformedStreamException {
        Cursor whole = moov.copy();
        Map<Integer, SampleDefaults> defaults = new HashMap<>();
        @Nullable Trak video = null;
        OtherTracks others = OtherTracks.NONE;
        while (moov.remaining() > 0) {
            Box box = Box.readHeader(moov);
            Cursor body = box.body(moov);
            if (box.type().equals("mvex")) {
                readDefaults(body, defaults);
            } else if (box.type().equals("trak")) {
                Trak trak = Trak.read(body);
                if (video == null && trak.isVideo()) {
                    video = trak;
                } else {
                    others = others.and(trak.id(), trak.sound());
                }
            }
        }
        if (video == null) {
            throw whole.malformed("no video track");
        }
        return new Movie(video.id(), video.video(), others, defaults, fileOffset);
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
}
