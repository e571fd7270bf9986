package io.dromedary.device;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Formats as they are read, one for each pixel format and size, with the highest rate. One thread uses it. */
final class FormatCollector {

    private record Size(String pixelFormat, int width, int height) {}

    private final Map<Size, OptionalDouble> highestRates = new LinkedHashMap<>();

    /** Adds a format; whatever is no size, and what comes after the 512th, is left out. */
    void add(String pixelFormat, String width, String height, OptionalDouble rate) {
        OptionalInt columns = OutputLines.pixels(width);
        OptionalInt lines = OutputLines.pixels(height);
        if (columns.isEmpty() || lines.isEmpty()) {
            return;
        }
        Size size = new Size(pixelFormat, columns.getAsInt(), lines.getAsInt());
        if (highestRates.containsKey(size) || highestRates.size() < VideoFormat.MAX_FORMATS) {
            highestRates.merge(size, rate, FormatCollector::higher);
        }
    }

    /** Returns what was added, in order. */
    List<VideoFormat> formats() {
        return highestRates.entrySet().stream()
                .map(entry -> new VideoFormat(
                        entry.getKey().pixelFormat(),
                        entry.getKey().width(),
                        entry.getKey().height(),
                        entry.getValue()))
                .toList();
    }

    private static OptionalDouble higher(OptionalDouble one, OptionalDouble other) {
        return one.orElse(0) >= other.orElse(0) ? one : other;
    }
}
