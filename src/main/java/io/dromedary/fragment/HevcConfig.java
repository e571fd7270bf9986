package io.dromedary.fragment;

import java.util.Locale;

/** Reads the decoder configuration of H.265 (ISO/IEC 14496-15, 8.3.3.1). */
final class HevcConfig {

    private static final int CONSTRAINT_BYTES = 6;

    private HevcConfig() {}

    /**
     * Reads the body of an {@code hvcC}, or Matroska's CodecPrivate. The string is that of ISO/IEC 14496-15, annex E.3.
     *
     * @param sampleEntry {@code hvc1} or {@code hev1}
     */
    static VideoTrack read(Cursor config, String sampleEntry, Picture picture) throws MalformedStreamException {
        if (config.u8() != 1) {
            throw config.malformed("an hvcC of an unknown version");
        }
        int profile = config.u8();
        String space = profile >> 6 == 0 ? "" : String.valueOf((char) ('A' - 1 + (profile >> 6)));
        String tier = (profile & 0x20) == 0 ? "L" : "H";
        int compatibility = Integer.reverse(config.i32());
        String constraints = constraints(config);
        int level = config.u8();
        String codecString = "%s.%s%d.%x.%s%d%s"
                .formatted(sampleEntry, space, profile & 0x1f, compatibility, tier, level, constraints);
        return picture.track(Codec.H265, codecString, config);
    }

    /** Returns each byte with a dot before it; zeros at the end are left out. */
    private static String constraints(Cursor config) throws MalformedStreamException {
        StringBuilder all = new StringBuilder();
        int keep = 0;
        for (int i = 0; i < CONSTRAINT_BYTES; i++) {
            int constraint = config.u8();
            all.append('.').append(Integer.toHexString(constraint).toUpperCase(Locale.ROOT));
            keep = constraint == 0 ? keep : all.length();
        }
        return all.substring(0, keep);
    }
}
