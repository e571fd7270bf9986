package io.dromedary.live;

import io.dromedary.fragment.InitSegment;
import io.dromedary.fragment.VideoTrack;
import java.util.Optional;

/**
 * What a viewer is promised when it is greeted, and what its seal is bound to. If it changes, the viewer has to connect
 * again.
 *
 * @param codec the codec in TinyCam's words, lower case
 * @param widthPixels real width
 * @param heightPixels real height
 * @param framesPerSecond real rate as a whole number, since TinyCam's clients read no other
 * @param mediaType media type of the picture alone, with its codec, as browsers take it
 * @param sound what there is to hear, or nothing
 */
public record StreamDescription(
        String codec,
        int widthPixels,
        int heightPixels,
        int framesPerSecond,
        String mediaType,
        Optional<SoundDescription> sound) {

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
                video.codec().word(),
                video.widthPixels(),
                video.heightPixels(),
                fps,
                init.mediaType(),
                SoundDescription.of(init));
    }

    /** Returns whether {@code now} keeps the promise made to a viewer, who cares for sound only if it listens. */
    boolean isKeptBy(StreamDescription now, boolean listens) {
        return listens ? equals(now) : withoutSound().equals(now.withoutSound());
    }

    private StreamDescription withoutSound() {
        return new StreamDescription(codec, widthPixels, heightPixels, framesPerSecond, mediaType, Optional.empty());
    }
}
