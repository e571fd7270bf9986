package io.dromedary.event;

import java.util.Locale;

/** What kind of thing happened. */
public enum EventKind {
    /** A camera is no longer recorded, since its disk refuses. */
    RECORDING_PAUSED,
    /** It is recorded again. */
    RECORDING_RESUMED,
    /** Pictures are lost to the recording, since its disk is too slow. Told when that begins. */
    RECORDING_DROPPED,
    /** Old segments cannot be deleted. */
    SWEEP_FAILED,
    /** They can again. */
    SWEEP_RECOVERED;

    /** Returns the kind as routes see it: small letters, words apart by a hyphen. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
