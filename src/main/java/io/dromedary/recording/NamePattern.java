package io.dromedary.recording;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Map;

/**
 * Names segments after the time at which they begin, with the fields of {@code strftime}, in English.
 *
 * @param pattern a name without ending: text and fields such as {@code %Y}; other fields than those of C give nothing
 * @param zone whose time is meant
 */
record NamePattern(String pattern, ZoneId zone) {

    private static final Map<Character, String> FIELDS = Map.ofEntries(
            Map.entry('a', "EEE"),
            Map.entry('A', "EEEE"),
            Map.entry('b', "MMM"),
            Map.entry('h', "MMM"),
            Map.entry('B', "MMMM"),
            Map.entry('d', "dd"),
            Map.entry('e', "ppd"),
            Map.entry('F', "yyyy-MM-dd"),
            Map.entry('H', "HH"),
            Map.entry('I', "hh"),
            Map.entry('j', "DDD"),
            Map.entry('k', "ppH"),
            Map.entry('l', "pph"),
            Map.entry('m', "MM"),
            Map.entry('M', "mm"),
            Map.entry('p', "a"),
            Map.entry('R', "HH-mm"),
            Map.entry('S', "ss"),
            Map.entry('T', "HH-mm-ss"),
            Map.entry('y', "yy"),
            Map.entry('Y', "yyyy"),
            Map.entry('z', "xx"),
            Map.entry('Z', "zzz"));
    private static final int DAYS = 7;

    /** Returns the name for a time, without ending. {@code %T} and {@code %R} have dashes where strftime has colons. */
    String name(Instant from) {
        ZonedDateTime time = from.atZone(zone);
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%' && i + 1 < pattern.length()) {
                i++;
                name.append(field(pattern.charAt(i), time));
            } else {
                name.append(c);
            }
        }
        return name.toString().replace('/', '-').replace('\\', '-');
    }

    private static String field(char field, ZonedDateTime time) {
        String format = FIELDS.get(field);
        return format == null ? computed(field, time) : formatted(format, time);
    }

    private static String computed(char field, ZonedDateTime time) {
        int weekday = time.getDayOfWeek().getValue();
        return switch (field) {
            case '%' -> "%";
            case 's' -> Long.toString(time.toEpochSecond());
            case 'P' -> formatted("a", time).toLowerCase(Locale.ROOT);
            case 'C' -> twoDigits(time.getYear() / 100);
            case 'u' -> Integer.toString(weekday);
            case 'w' -> Integer.toString(weekday % DAYS);
            case 'U' -> twoDigits((time.getDayOfYear() + DAYS - 1 - weekday % DAYS) / DAYS);
            case 'W' -> twoDigits((time.getDayOfYear() + DAYS - weekday) / DAYS);
            case 'V' -> twoDigits(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'G' -> Integer.toString(time.get(IsoFields.WEEK_BASED_YEAR));
            case 'g' -> twoDigits(time.get(IsoFields.WEEK_BASED_YEAR) % 100);
            default -> "";
        };
    }

    private static String formatted(String format, ZonedDateTime time) {
        return DateTimeFormatter.ofPattern(format, Locale.ENGLISH).format(time);
    }

    private static String twoDigits(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }
}
