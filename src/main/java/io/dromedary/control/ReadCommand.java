package io.dromedary.control;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dromedary.http.BadRequestException;
import io.dromedary.http.UnauthorizedException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Reads the JSON of a signed command and refuses one that was not signed just now.
 *
 * <p>Reads the body as bytes, JSON or what {@link TakeQuery} left there; leaves the command as the body, a
 * {@link JsonNode} object. As in TinyCam, names are compared without regard to case, the last of two wins, {@code ts}
 * is a whole number of seconds since 1970, and a command without it is one that came too late.
 */
public final class ReadCommand implements Processor {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Clock clock;
    private final Duration tolerance;
    private final List<String> required;

    /**
     * Makes the step.
     *
     * @param clock the time against which {@code ts} is held
     * @param tolerance how far {@code ts} may be off, either way
     * @param required members without whose text a command makes no sense, whenever it was given
     */
    public ReadCommand(Clock clock, Duration tolerance, String... required) {
        this.clock = clock;
        this.tolerance = tolerance;
        this.required = List.of(required);
    }

    @Override
    public void process(Exchange exchange) throws BadRequestException, UnauthorizedException {
        byte[] body = exchange.getMessage().getBody(byte[].class);
        JsonNode command = exchange.getProperty(TakeQuery.QUERY) == null ? parse(body) : QueryCommand.read(body);
        for (String name : command.isNull() ? List.<String>of() : required) {
            text(command, name);
        }
        if (command.isNull() || !isFresh(member(command, "ts"))) {
            throw new UnauthorizedException("too old, or too new, or without a time");
        }
        exchange.getMessage().setBody(command);
    }

    /**
     * Returns a member that is text.
     *
     * @throws BadRequestException if there is none, or it is blank
     */
    public static String text(JsonNode command, String name) throws BadRequestException {
        JsonNode member = member(command, name);
        if (!member.isTextual() || member.asText().isBlank()) {
            throw new BadRequestException();
        }
        return member.asText();
    }

    /** Returns a member of a command whatever the case of its name, or a missing node. */
    public static JsonNode member(JsonNode command, String name) {
        JsonNode found = JSON.missingNode();
        for (Map.Entry<String, JsonNode> member : command.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                found = member.getValue();
            }
        }
        return found;
    }

    private static JsonNode parse(byte[] body) throws BadRequestException {
        try {
            JsonNode command = JSON.readTree(body);
            boolean sensible =
                    command.isNull() || (command.isObject() && isWholeNumberOrMissing(member(command, "ts")));
            if (!sensible) {
                throw new BadRequestException();
            }
            return command;
        } catch (IOException e) {
            throw new BadRequestException();
        }
    }

    private static boolean isWholeNumberOrMissing(JsonNode sentAt) {
        return sentAt.isMissingNode() || (sentAt.isIntegralNumber() && sentAt.canConvertToLong());
    }

    private boolean isFresh(JsonNode sentAt) {
        long now = clock.instant().getEpochSecond();
        long sent = sentAt.asLong();
        return sent >= now - tolerance.toSeconds() && sent <= now + tolerance.toSeconds();
    }
}
