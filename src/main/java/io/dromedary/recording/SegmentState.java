package io.dromedary.recording;

import java.util.Locale;

/** How far a segment is. */
public enum SegmentState {
    /** It is being written. */
    OPEN,
    /** It was closed in order. */
    CLOSED,
    /** It ended with the node, the power or the disk: it plays up to its last whole fragment. */
    CUT_SHORT;

    /** Returns the lower-case word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
