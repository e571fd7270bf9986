package io.dromedary.fragment;

/** How sound is compressed, as far as browsers play it beside a picture. */
public enum SoundCodec {
    /** MPEG-4 AAC, ISO/IEC 14496-3. */
    AAC("aac"),
    /** Opus, RFC 6716. */
    OPUS("opus");

    private final String word;

    SoundCodec(String word) {
        this.word = word;
    }

    /** Returns the lower-case word that configuration and status use, such as {@code aac}. */
    public String word() {
        return word;
    }
}
