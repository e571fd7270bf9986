package io.dromedary.device;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code v4l2-ctl --list-formats-ext} prints, in its newer form ({@code [0]: 'MJPG'}) and its older one
 * ({@code Pixel Format: 'MJPG'}). Of a range of sizes the largest is taken, of several rates the highest. Pure.
 */
final class V4l2FormatList {

    private static final Pattern PIXEL_FORMAT =
            Pattern.compile("\\s*(?:\\[[0-9]+\\]|Pixel Format\\s*): '([\\x21-\\x26\\x28-\\x7e]{1,8})\\s*'.*");
    private static final Pattern SIZE = Pattern.compile("\\s*Size: \\w+ (?:[0-9]+x[0-9]+ - )?([0-9]+)x([0-9]+).*");
    private static final Pattern RATE = Pattern.compile("\\s*Interval: .*\\((?:[0-9.]+-)?([0-9.]+) fps\\).*");

    private final FormatCollector found = new FormatCollector();
    private String pixelFormat = "";
    private String width = "";
    private String height = "";

    private V4l2FormatList() {}

    /** Returns the formats in the order of the list. */
    static List<VideoFormat> read(String text) {
        V4l2FormatList list = new V4l2FormatList();
        OutputLines.of(text).forEach(list::line);
        return list.found.formats();
    }

    private void line(String line) {
        Matcher format = PIXEL_FORMAT.matcher(line);
        Matcher size = SIZE.matcher(line);
        Matcher rate = RATE.matcher(line);
        if (format.matches()) {
            pixelFormat = format.group(1);
            width = "";
        } else if (size.matches() && !pixelFormat.isEmpty()) {
            width = size.group(1);
            height = size.group(2);
            found.add(pixelFormat, width, height, OptionalDouble.empty());
        } else if (rate.matches() && !width.isEmpty()) {
            found.add(pixelFormat, width, height, OutputLines.rate(rate.group(1)));
        }
    }
}
