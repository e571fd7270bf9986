package io.dromedary.fragment;

/**
 * The video track of a Matroska stream, and what there is besides.
 *
 * @param container WebM or Matroska, by the document type
 * @param number the track's number in each block
 * @param track what the picture is
 * @param tickFactor our ticks in one tick of the stream: 1, unless its tick does not divide a second
 * @param others what there is besides the picture
 * @param frameNanos how long a frame is shown, 0 if the stream does not say
 */
record MatroskaVideo(
        Container container, long number, VideoTrack track, long tickFactor, OtherTracks others, long frameNanos) {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Returns how long {@code frames} frames are shown together, in our ticks. */
    long durationTicks(int frames) {
        return frames * frameNanos / (NANOS_PER_SECOND / track.timescaleHz());
    }
}
