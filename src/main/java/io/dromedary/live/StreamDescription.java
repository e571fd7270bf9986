package io.dromedary.live;

import io.dromedary.fragment.InitSegment;
import io.dromedary.fragment.VideoTrack;

/**
 * What a viewer is promised when it is greeted, and what its seal is bound to. If it changes, the viewer has to connect
 * again.
 *
 * @param codec the codec in TinyCam's words, lower case
 * @param widthPixels real width
 * @param heightPixels real height
 * @param framesPerSecond real rate as a whole number, since TinyCam's clients read no other
 * @param mediaType media type with codecs, as browsers take it
 */
public record StreamDescription(
        String codec, int widthPixels, int heightPixels, int framesPerSecond, String mediaType) {

    /**
     * Reads the promise out of an init segment.
     *
     * @param init the init segment
     * @param configuredFps rate to promise if the stream declares none
     */
    static StreamDescription of(InitSegment init, int configuredFps) {
        VideoTrack video = init.video();
        int fps = (int) Math.round(video.framesPerSecond().orElse(configuredFps));
        return new StreamDescription(
                video.codec().word(), video.widthPixels(), video.heightPixels(), fps, init.mediaType());
    }
}
