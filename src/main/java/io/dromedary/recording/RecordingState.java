package io.dromedary.recording;

import java.util.Locale;

/** How recording a camera goes. */
public enum RecordingState {
    /** It waits for the camera's next keyframe. */
    WAITING,
    /** A segment is being written. */
    RECORDING,
    /** The disk refuses; it is tried again every few seconds. */
    PAUSED;

    /** Returns the lower-case word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
