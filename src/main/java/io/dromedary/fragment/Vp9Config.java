package io.dromedary.fragment;

/** Reads what is known of VP9 (VP Codec ISO Media File Format Binding 1.0; WebM Container Guidelines, VP9). */
final class Vp9Config {

    private static final int FEATURE_PROFILE = 1;
    private static final int FEATURE_LEVEL = 2;
    private static final int FEATURE_BIT_DEPTH = 3;

    private Vp9Config() {}

    /** Reads the body of a {@code vpcC}. */
    static VideoTrack readBox(Cursor config, Picture picture) throws MalformedStreamException {
        if (config.i32() >>> 24 != 1) {
            throw config.malformed("a vpcC of an unknown version");
        }
        return track(config.u8(), config.u8(), config.u8() >> 4, picture, config);
    }

    /**
     * Reads Matroska's CodecPrivate, a list of features.
     *
     * <p>What it does not say is taken for profile 0 with 8 bits, as browsers take a bare {@code vp9}.
     */
    static VideoTrack readFeatures(Cursor features, Picture picture) throws MalformedStreamException {
        int profile = 0;
        int level = 0;
        int bitDepth = 8;
        while (features.remaining() > 0) {
            int feature = features.u8();
            Cursor value = features.slice(features.u8());
            switch (feature) {
                case FEATURE_PROFILE -> profile = value.u8();
                case FEATURE_LEVEL -> level = value.u8();
                case FEATURE_BIT_DEPTH -> bitDepth = value.u8();
                default -> {}
            }
        }
        return track(profile, level, bitDepth, picture, features);
    }

    private static VideoTrack track(int profile, int level, int bitDepth, Picture picture, Cursor where)
            throws MalformedStreamException {
        return picture.track(Codec.VP9, Vp9Level.codecString(profile, level, bitDepth, picture), where);
    }
}
