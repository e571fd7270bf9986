package io.dromedary.device;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What a tool wrote, as lines that can be trusted to be few, short and printable. Pure. */
final class OutputLines {

    private static final int MAX_LINES = 4096;
    private static final int MAX_LINE_CHARACTERS = 1024;
    private static final int MAX_DIGITS = 6;

    private OutputLines() {}

    /** Returns the first 4096 lines, each cut after 1024 characters; tabs stay, other control characters become `?`. */
    static List<String> of(String text) {
        return text.lines().limit(MAX_LINES).map(OutputLines::printable).toList();
    }

    /** Returns a name without control characters, and not longer than a line. */
    static String printable(String line) {
        String shortened = line.length() > MAX_LINE_CHARACTERS ? line.substring(0, MAX_LINE_CHARACTERS) : line;
        return shortened.replaceAll("[\\p{C}&&[^\\t]]", "?");
    }

    /** Returns a line without the {@code [name @ address]} that ffmpeg puts before it. */
    static String withoutFfmpegPrefix(String line) {
        int end = line.startsWith("[") ? line.indexOf(']') : -1;
        return line.substring(end + 1);
    }

    /** Reads a number of pixels; nothing if it is none that a camera has. */
    static OptionalInt pixels(String digits) {
        boolean sensible = !digits.isEmpty() && digits.length() <= MAX_DIGITS;
        int number = sensible ? Integer.parseInt(digits) : 0;
        return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** Reads a rate such as {@code 29.970}; nothing if it is none that a camera has. */
    static OptionalDouble rate(String text) {
        if (text.length() > 16 || !text.matches("[0-9]+(\\.[0-9]+)?")) {
            return OptionalDouble.empty();
        }
        double rate = Double.parseDouble(text);
        return rate > 0 && rate <= 1_000_000 ? OptionalDouble.of(rate) : OptionalDouble.empty();
    }
}
