package io.dromedary.capture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an operator should know of how a camera is captured.
 *
 * @param encoder the word for who compresses the pictures, such as {@code cpu}
 * @param encoderName what ffmpeg calls it, such as {@code libx264}
 * @param refused for each encoder that was tried and does not work here, why, in plain words
 * @param warnings what was done otherwise than configured, in plain words
 */
public record CaptureReport(String encoder, String encoderName, Map<String, String> refused, List<String> warnings) {

    /** Nothing is known. */
    public static final CaptureReport NONE = new CaptureReport("", "", Map.of(), List.of());

    /** Keeps its own copies, in order. */
    public CaptureReport {
        refused = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(refused));
        warnings = List.copyOf(warnings);
    }
}
