package io.dromedary.config;

/** How pictures lie in memory when the encoder gets them. Always 4:2:0, which every player decodes. */
public enum PixelFormat {
    /** Whichever the encoder likes best. */
    AUTO("auto"),
    /** Three planes. */
    YUV420P("yuv420p"),
    /** Two planes, as most chips like it. */
    NV12("nv12");

    private final String word;

    PixelFormat(String word) {
        this.word = word;
    }

    /** Returns the lower-case word that configuration files and ffmpeg use. */
    public String word() {
        return word;
    }
}
