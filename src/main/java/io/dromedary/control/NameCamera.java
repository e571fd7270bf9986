package io.dromedary.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.http.BadRequestException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Moves the camera that a command names into the header {@code camera}, for {@link ChooseCamera}; nothing if it names
 * none.
 */
public final class NameCamera implements Processor {

    @Override
    public void process(Exchange exchange) throws BadRequestException {
        JsonNode camera = ReadCommand.member(exchange.getMessage().getBody(JsonNode.class), "camera");
        if (!camera.isMissingNode() && !camera.isNull() && !camera.isTextual()) {
            throw new BadRequestException("{\"error\":\"no such name\"}");
        }
        exchange.getMessage().setHeader("camera", camera.isTextual() ? camera.asText() : "");
    }
}
