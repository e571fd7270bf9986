package io.dromedary.device;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code ffmpeg -f dshow -list_options true} prints of a camera: on each line a pixel format or codec, the
 * smallest and the largest size, each with a rate. The largest is taken. Pure.
 */
final class DirectShowFormatList {

    private static final Pattern FORMAT = Pattern.compile("(?:pixel_format|vcodec)=([\\w.-]{1,32})");
    private static final Pattern SIZE = Pattern.compile("s=([0-9]{1,6})x([0-9]{1,6})\\s+fps=([0-9.]{1,16})");

    private DirectShowFormatList() {}

    /** Returns the formats in the order of the list. */
    static List<VideoFormat> read(String text) {
        FormatCollector found = new FormatCollector();
        for (String line : OutputLines.of(text)) {
            Matcher format = FORMAT.matcher(line);
            String pixelFormat = format.find() ? format.group(1) : "?";
            largest(line)
                    .ifPresent(size ->
                            found.add(pixelFormat, size.group(1), size.group(2), OutputLines.rate(size.group(3))));
        }
        return found.formats();
    }

    /** The smallest comes first on the line, the largest last. */
    private static Optional<Matcher> largest(String line) {
        Matcher last = SIZE.matcher(line);
        int start = -1;
        while (last.find()) {
            start = last.start();
        }
        return start >= 0 && last.find(start) ? Optional.of(last) : Optional.empty();
    }
}
