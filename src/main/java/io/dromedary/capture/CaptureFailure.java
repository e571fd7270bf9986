package io.dromedary.capture;

import java.time.Instant;
import java.util.List;

/**
 * Why a capture ended that should have gone on.
 *
 * @param reason one line in plain words
 * @param at when
 * @param lastLines what ffmpeg said last, oldest first, at most 100 lines; secrets in addresses are masked
 */
public record CaptureFailure(String reason, Instant at, List<String> lastLines) {

    /** How many of the lines go to the log. */
    static final int LOGGED_LINES = 10;

    /** Keeps its own copy of the lines. */
    public CaptureFailure {
        lastLines = List.copyOf(lastLines);
    }
}
