package io.dromedary.files;

import java.nio.charset.StandardCharsets;

/** Says what a browser shall do with a file, and how it is called; RFC 6266, both forms of the name. */
final class Disposition {

    private static final String PLAIN = "!#$&+-.^_`|~";

    private Disposition() {}

    static String of(boolean attachment, String name) {
        return (attachment ? "attachment" : "inline") + "; filename=\"" + ascii(name) + "\"; filename*=UTF-8''"
                + encoded(name);
    }

    /** For those who know only this form, what is not plain is an underscore. */
    private static String ascii(String name) {
        return name.replaceAll("[^ -~]|[\"\\\\]", "_");
    }

    /** Percent-encoded but for the characters of RFC 8187, 3.2.1. */
    private static String encoded(String name) {
        StringBuilder text = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0;
            text.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return text.toString();
    }
}
