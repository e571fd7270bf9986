package io.dromedary.playback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.OptionalLong;

/** Reads requests, such as {@code {"type":"play","id":7,"from":"2026-11-20T12:00:00Z","to":"2026-11-20T12:01:00Z"}}. */
final class RequestText {

    /** Longest request, in characters. */
    static final int MAX_LENGTH = 4096;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What an index of milliseconds since 1970 can be asked for. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private RequestText() {}

    /**
     * Returns the request that a text is.
     *
     * @throws BadPlayRequestException if it is none
     */
    static Request read(String text) throws BadPlayRequestException {
        JsonNode json = parse(text);
        String type = json.path("type").asText();
        if (type.equals("stop")) {
            return new Request.Stop();
        }
        if (type.equals("window")) {
            return new Request.Window(Math.max(1, number(json, "bytes")));
        }
        long id = number(json, "id");
        return switch (type) {
            case "play" -> play(id, time(json, id, "from"), time(json, id, "to"));
            case "save" -> save(id, time(json, id, "from"), time(json, id, "to"));
            case "took" -> new Request.Took(id, number(json, "bytes"));
            case "picture" -> new Request.Picture(id, time(json, id, "at"));
            default -> throw new BadPlayRequestException(OptionalLong.of(id), "no such type");
        };
    }

    private static Request play(long id, Instant from, Instant to) throws BadPlayRequestException {
        requireOrder(id, from, to);
        return new Request.Play(id, from, to);
    }

    private static Request save(long id, Instant from, Instant to) throws BadPlayRequestException {
        requireOrder(id, from, to);
        return new Request.Save(id, from, to);
    }

    private static void requireOrder(long id, Instant from, Instant to) throws BadPlayRequestException {
        if (!from.isBefore(to)) {
            throw new BadPlayRequestException(OptionalLong.of(id), "to is not after from");
        }
    }

    private static JsonNode parse(String text) throws BadPlayRequestException {
        if (text.length() > MAX_LENGTH) {
            throw new BadPlayRequestException(OptionalLong.empty(), "more than 4 KiB");
        }
        try {
            JsonNode json = JSON.readTree(text);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            // answered below, with the words for all that is no object
        }
        throw new BadPlayRequestException(OptionalLong.empty(), "not a JSON object");
    }

    private static long number(JsonNode json, String name) throws BadPlayRequestException {
        JsonNode number = json.path(name);
        if (!number.canConvertToExactIntegral() || !number.canConvertToLong() || number.asLong() < 0) {
            throw new BadPlayRequestException(OptionalLong.empty(), name + " is not a whole number");
        }
        return number.asLong();
    }

    private static Instant time(JsonNode json, long id, String name) throws BadPlayRequestException {
        try {
            Instant time = Instant.parse(json.path(name).asText());
            return time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
        } catch (DateTimeException e) {
            throw new BadPlayRequestException(OptionalLong.of(id), name + " is no time");
        }
    }
}
