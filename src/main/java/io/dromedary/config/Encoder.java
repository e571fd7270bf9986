package io.dromedary.config;

/** Who compresses the pictures. */
public enum Encoder {
    /** The processor. */
    CPU("cpu"),
    /** Intel Quick Sync Video. */
    QSV("qsv"),
    /** NVIDIA NVENC. */
    NVENC("nvenc");

    private final String word;

    Encoder(String word) {
        this.word = word;
    }

    /** Returns the lower-case word that configuration files use. */
    public String word() {
        return word;
    }
}
