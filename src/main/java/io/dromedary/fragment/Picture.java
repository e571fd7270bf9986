package io.dromedary.fragment;

import java.util.OptionalDouble;

/**
 * What a container says of the picture; the codec's own configuration may know better.
 *
 * @param widthPixels width, 0 if it does not say
 * @param heightPixels height, 0 if it does not say
 * @param framesPerSecond the rate it declares, or empty
 * @param timescaleHz ticks in a second
 */
record Picture(int widthPixels, int heightPixels, OptionalDouble framesPerSecond, int timescaleHz) {

    /** Returns the track with nothing but what the container says, after checking that there is a picture. */
    VideoTrack track(Codec codec, String codecString, Cursor where) throws MalformedStreamException {
        if (widthPixels < 1 || heightPixels < 1) {
            throw where.malformed("a picture of " + widthPixels + " x " + heightPixels + " pixels");
        }
        return new VideoTrack(codec, codecString, widthPixels, heightPixels, framesPerSecond, timescaleHz);
    }
}
