package io.dromedary.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a server said to one request.
 *
 * @param status the status code
 * @param headers by name in lower case, in order
 * @param body the body as UTF-8
 */
public record HttpAnswer(int status, Map<String, List<String>> headers, String body) {

    /** Returns the first value of a header, or the empty text. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).get(0);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
