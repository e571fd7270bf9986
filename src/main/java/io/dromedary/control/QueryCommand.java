package io.dromedary.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dromedary.http.BadRequestException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** A command that was sent as the query of a GET: {@code camera=default&from=…&ts=…}. */
final class QueryCommand {

    private static final Pattern SECONDS = Pattern.compile("-?\\d{1,18}");
    private static final Pattern BETWEEN = Pattern.compile("&");

    private QueryCommand() {}

    /**
     * Returns the command; of two members of one name the last wins.
     *
     * @throws BadRequestException if a value cannot be what its name says
     */
    static ObjectNode read(byte[] query) throws BadRequestException {
        ObjectNode command = JsonNodeFactory.instance.objectNode();
        for (String pair : BETWEEN.split(new String(query, StandardCharsets.UTF_8), -1)) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                put(
                        command,
                        decoded(pair.substring(0, sign)).toLowerCase(Locale.ROOT),
                        decoded(pair.substring(sign + 1)));
            }
        }
        return command;
    }

    private static void put(ObjectNode command, String name, String value) throws BadRequestException {
        switch (name) {
            case "ts" -> command.put(name, seconds(value));
            case "progressive" -> command.put(name, Boolean.parseBoolean(value));
            default -> command.put(name, value);
        }
    }

    private static long seconds(String value) throws BadRequestException {
        if (!SECONDS.matcher(value).matches()) {
            throw new BadRequestException();
        }
        return Long.parseLong(value);
    }

    private static String decoded(String text) throws BadRequestException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException();
        }
    }
}
