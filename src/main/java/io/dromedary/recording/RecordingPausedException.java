package io.dromedary.recording;

import java.io.IOException;

/** Recording cannot go on for now; the message tells the operator why, and what would help. */
final class RecordingPausedException extends IOException {

    private static final long serialVersionUID = 1L;

    RecordingPausedException(String message) {
        super(message);
    }
}
