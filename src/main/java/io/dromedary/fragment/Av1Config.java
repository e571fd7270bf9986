package io.dromedary.fragment;

/** Reads the decoder configuration of AV1 (AV1 Codec ISO Media File Format Binding 1.2.0, 2.3.3 and 5). */
final class Av1Config {

    private static final int MARKER_AND_VERSION = 0x81;

    private Av1Config() {}

    /** Reads the body of an {@code av1C}, or Matroska's CodecPrivate. */
    static VideoTrack read(Cursor config, Picture picture) throws MalformedStreamException {
        if (config.u8() != MARKER_AND_VERSION) {
            throw config.malformed("an av1C of an unknown version");
        }
        int profileAndLevel = config.u8();
        int profile = profileAndLevel >> 5;
        int level = profileAndLevel & 0x1f;
        int flags = config.u8();
        String tier = (flags & 0x80) == 0 ? "M" : "H";
        boolean high = (flags & 0x40) != 0;
        boolean twelve = profile == 2 && (flags & 0x20) != 0;
        int bitDepth = !high ? 8 : twelve ? 12 : 10;
        String codecString = "av01.%d.%02d%s.%02d".formatted(profile, level, tier, bitDepth);
        return picture.track(Codec.AV1, codecString, config);
    }
}
