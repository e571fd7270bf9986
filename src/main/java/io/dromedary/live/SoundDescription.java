package io.dromedary.live;

import io.dromedary.fragment.InitSegment;
import java.util.Optional;

/**
 * What a viewer that listens is promised besides the picture.
 *
 * @param codec the codec, lower case: {@code aac} or {@code opus}
 * @param mediaType media type with the codecs of picture and sound, as browsers take it
 */
public record SoundDescription(String codec, String mediaType) {

    static Optional<SoundDescription> of(InitSegment init) {
        return init.mediaTypeWithSound()
                .map(type ->
                        new SoundDescription(init.sound().orElseThrow().codec().word(), type));
    }
}
