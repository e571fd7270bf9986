package io.dromedary.device;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code ffmpeg -f v4l2 -list_formats all} prints: a pixel format and its sizes on a line, without rates.
 * Pure.
 */
final class FfmpegFormatList {

    private static final Pattern FORMAT =
            Pattern.compile("\\s*(?:Raw|Compressed)\\s*:\\s*([\\w.-]{1,32})\\s*:[^:]*:(.*)");
    private static final Pattern SIZE = Pattern.compile("(?<![0-9x])([0-9]{1,6})x([0-9]{1,6})(?![0-9x])");

    /** Smallest, largest and step of columns and lines. */
    private static final Pattern RANGE =
            Pattern.compile("\\{[0-9]+-([0-9]{1,6}), ?[0-9]+\\}x\\{[0-9]+-([0-9]{1,6}), ?[0-9]+\\}");

    private FfmpegFormatList() {}

    /** Returns the formats in the order of the list. */
    static List<VideoFormat> read(String text) {
        FormatCollector found = new FormatCollector();
        for (String line : OutputLines.of(text)) {
            Matcher format = FORMAT.matcher(OutputLines.withoutFfmpegPrefix(line));
            if (format.matches()) {
                addAll(SIZE.matcher(format.group(2)), format.group(1), found);
                addAll(RANGE.matcher(format.group(2)), format.group(1), found);
            }
        }
        return found.formats();
    }

    private static void addAll(Matcher size, String pixelFormat, FormatCollector found) {
        while (size.find()) {
            found.add(pixelFormat, size.group(1), size.group(2), OptionalDouble.empty());
        }
    }
}
