package io.dromedary.config;

/** The container that a configuration asks for. */
public enum PackedAs {
    /** Whichever suits the codec. */
    AUTO("auto"),
    /** WebM. */
    WEBM("webm"),
    /** MP4: fragmented on the pipe and in recordings. */
    MP4("mp4"),
    /** Matroska. */
    MATROSKA("matroska");

    private final String word;

    PackedAs(String word) {
        this.word = word;
    }

    /** Returns the lower-case word that configuration files use. */
    public String word() {
        return word;
    }
}
