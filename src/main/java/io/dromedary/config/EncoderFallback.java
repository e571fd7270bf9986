package io.dromedary.config;

/** What happens if the configured encoder does not work. */
public enum EncoderFallback {
    /** The processor encodes instead, and the node says so. */
    CPU("cpu"),
    /** The camera has no picture until the encoder works. */
    NONE("none");

    private final String word;

    EncoderFallback(String word) {
        this.word = word;
    }

    /** Returns the lower-case word that configuration files use. */
    public String word() {
        return word;
    }
}
