package io.dromedary.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dromedary.crypto.SessionBinding;
import java.util.Optional;
import java.util.Set;

/**
 * The message with which a viewer says that it is ready: {@code {"type":"start","conn":"…","exp":N,"audio":true}}.
 *
 * @param listens whether it asks for sound; TinyCam's clients do not
 */
record StartMessage(boolean listens) {

    private static final Set<String> TYPES = Set.of("start", "request", "ready");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Returns the message if {@code text} starts this session: the type is one of three, and the session's id and the
     * end of the token are the session's own where they are given.
     */
    static Optional<StartMessage> read(String text, SessionBinding session) {
        JsonNode message = parse(text);
        boolean listens =
                message.path("audio").isBoolean() && message.path("audio").asBoolean();
        return starts(message, session) ? Optional.of(new StartMessage(listens)) : Optional.empty();
    }

    private static boolean starts(JsonNode message, SessionBinding session) {
        JsonNode conn = message.path("conn");
        JsonNode exp = message.path("exp");
        return TYPES.contains(message.path("type").asText())
                && (conn.isMissingNode() || (conn.isTextual() && conn.asText().equals(session.connection())))
                && (!exp.isNumber() || exp.asText().equals(Long.toString(session.endsAtSeconds())));
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
