package io.dromedary.recording;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Names segments after the time at which they begin, with the fields of {@code strftime} that give digits.
 *
 * @param pattern a name without ending: text and {@code %Y %y %m %d %j %H %M %S %s %F %T %%}
 * @param zone whose time is meant
 */
record NamePattern(String pattern, ZoneId zone) {

    /** Returns the name for a time, without ending. {@code %T} has dashes where strftime has colons. */
    String name(Instant from) {
        ZonedDateTime time = from.atZone(zone);
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%' && i + 1 < pattern.length()) {
                i++;
                name.append(field(pattern.charAt(i), time));
            } else {
                name.append(c == '/' || c == '\\' ? '-' : c);
            }
        }
        return name.toString();
    }

    private static String field(char field, ZonedDateTime time) {
        return switch (field) {
            case 'Y' -> digits("yyyy", time);
            case 'y' -> digits("yy", time);
            case 'm' -> digits("MM", time);
            case 'd' -> digits("dd", time);
            case 'j' -> digits("DDD", time);
            case 'H' -> digits("HH", time);
            case 'M' -> digits("mm", time);
            case 'S' -> digits("ss", time);
            case 's' -> Long.toString(time.toEpochSecond());
            case 'F' -> digits("yyyy-MM-dd", time);
            case 'T' -> digits("HH-mm-ss", time);
            default -> "";
        };
    }

    private static String digits(String format, ZonedDateTime time) {
        return DateTimeFormatter.ofPattern(format, Locale.ROOT).format(time);
    }
}
