package io.dromedary.fragment;

/** How a stream is packed into bytes. */
public enum Container {
    /** Fragmented MP4, ISO/IEC 14496-12. */
    MP4("video/mp4"),
    /** WebM, the subset of Matroska that browsers play. */
    WEBM("video/webm"),
    /** Matroska, RFC 9559. */
    MATROSKA("video/x-matroska");

    private final String mimeType;

    Container(String mimeType) {
        this.mimeType = mimeType;
    }

    /** Returns the media type without parameters, such as {@code video/mp4}. */
    public String mimeType() {
        return mimeType;
    }
}
