package io.dromedary.recording;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the node writes about a segment into the segment itself, so that the index can be made anew from the files: a
 * line such as {@code DROMEDARY-BEGIN camera=default from=1790000000000;}.
 *
 * <p>It stands in a {@code uuid} box or a Matroska tag, which players skip. Names and values have no spaces and no
 * semicolons.
 */
final class Label {

    /** The kind at the head of a segment. */
    static final String BEGIN = "DROMEDARY-BEGIN";

    /** The kind at the end of a segment that was closed in order. */
    static final String END = "DROMEDARY-END";

    private static final Pattern PAIR = Pattern.compile("([a-z]+)=([^ ]*)");

    private final String kind;
    private final Map<String, String> values;

    private Label(String kind, Map<String, String> values) {
        this.kind = kind;
        this.values = values;
    }

    static Label of(String kind) {
        return new Label(kind, new LinkedHashMap<>());
    }

    Label with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value.toString());
        return new Label(kind, more);
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** Returns a number, or {@code otherwise} if there is none. */
    long number(String name, long otherwise) {
        String text = text(name);
        return text.matches("-?[0-9]{1,18}") ? Long.parseLong(text) : otherwise;
    }

    /** Returns the last label of a kind in some bytes of a file. */
    static Optional<Label> findLast(String kind, byte[] bytes) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int from = all.lastIndexOf(kind + ' ');
        int to = from < 0 ? -1 : all.indexOf(';', from);
        if (to < 0) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        Matcher pairs = PAIR.matcher(all.substring(from, to));
        while (pairs.find()) {
            values.put(pairs.group(1), pairs.group(2));
        }
        return Optional.of(new Label(kind, values));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind);
        values.forEach(
                (name, value) -> text.append(' ').append(name).append('=').append(value));
        return text.append(';').toString();
    }
}
