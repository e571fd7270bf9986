package io.dromedary.config;

/** Who compresses the pictures. */
public enum Encoder {
    /** The first that works on this machine: a chip if there is one, else the processor. */
    AUTO("auto"),
    /** The processor. */
    CPU("cpu"),
    /** Intel Quick Sync Video. */
    QSV("qsv"),
    /** NVIDIA NVENC. */
    NVENC("nvenc"),
    /** A graphics chip on Linux, by the Video Acceleration API. */
    VAAPI("vaapi"),
    /** A codec chip on Linux, such as a Raspberry Pi's, by Video4Linux memory to memory. */
    V4L2M2M("v4l2m2m");

    private final String word;

    Encoder(String word) {
        this.word = word;
    }

    /** Returns the lower-case word that configuration files use. */
    public String word() {
        return word;
    }
}
