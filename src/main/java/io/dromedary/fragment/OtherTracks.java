package io.dromedary.fragment;

import java.util.Optional;

/**
 * What a stream has besides the picture.
 *
 * @param none whether the picture is alone: then its share of a part is the part
 * @param soundNumber the sound's track number, {@link #NO_SOUND} if there is none that we know
 * @param sound what the sound is; empty if there is none, or none of a kind that browsers play beside a picture
 */
record OtherTracks(boolean none, long soundNumber, Optional<SoundTrack> sound) {

    static final long NO_SOUND = -1;
    static final OtherTracks NONE = new OtherTracks(true, NO_SOUND, Optional.empty());
    static final OtherTracks UNKNOWN = new OtherTracks(false, NO_SOUND, Optional.empty());

    /** Returns the same with the stream's first sound, which the others do not replace. */
    OtherTracks and(long number, Optional<SoundTrack> first) {
        return sound.isPresent() || first.isEmpty() ? with() : new OtherTracks(false, number, first);
    }

    private OtherTracks with() {
        return none ? UNKNOWN : this;
    }
}
