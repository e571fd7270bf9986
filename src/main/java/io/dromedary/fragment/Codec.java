package io.dromedary.fragment;

/** How pictures are compressed. */
public enum Codec {
    /** ITU-T H.264, also called AVC. */
    H264("h264"),
    /** ITU-T H.265, also called HEVC. */
    H265("h265"),
    /** VP9. */
    VP9("vp9"),
    /** AV1. */
    AV1("av1");

    private final String word;

    Codec(String word) {
        this.word = word;
    }

    /** Returns the lower-case word that TinyCam's protocol and configuration use, such as {@code h264}. */
    public String word() {
        return word;
    }
}
