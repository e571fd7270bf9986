package io.dromedary.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Optional;

/** A viewer's {@code {"type":"ping","ts":…}}, and what the node answers. */
final class Heartbeat {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Heartbeat() {}

    /** Returns the answer to a ping with a finite number as {@code ts}, or nothing to anything else. */
    static Optional<String> answer(String text, Clock clock) {
        try {
            JsonNode message = JSON.readTree(text);
            JsonNode sentAt = message.path("ts");
            boolean isTime = sentAt.isNumber() && Double.isFinite(sentAt.asDouble());
            if (!message.path("type").asText().equals("ping") || !isTime) {
                return Optional.empty();
            }
            double now = clock.millis() / 1000.0;
            return Optional.of("{\"type\":\"pong\",\"ts\":%s,\"node\":%s}".formatted(sentAt.asText(), now));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
