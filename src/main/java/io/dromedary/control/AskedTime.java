package io.dromedary.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.http.BadRequestException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * The time between {@code from} and {@code to} of a command, within what an index of milliseconds since 1970 can be
 * asked for; either may be missing.
 *
 * @param from where it begins
 * @param to where it ends; it may be before {@code from}
 */
public record AskedTime(Instant from, Instant to) {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * Reads the time of a command.
     *
     * @throws BadRequestException if a member is no time such as {@code 2026-11-20T12:00:00Z}
     */
    public static AskedTime of(JsonNode command) throws BadRequestException {
        return new AskedTime(time(command, "from", EARLIEST), time(command, "to", LATEST));
    }

    /**
     * Reads the time of a command that must name one.
     *
     * @throws BadRequestException also if a member is missing, or the time does not end after it begins
     */
    public static AskedTime required(JsonNode command) throws BadRequestException {
        ReadCommand.text(command, "from");
        ReadCommand.text(command, "to");
        AskedTime asked = of(command);
        if (!asked.from().isBefore(asked.to())) {
            throw new BadRequestException("{\"error\":\"to must be after from\"}");
        }
        return asked;
    }

    private static Instant time(JsonNode command, String name, Instant otherwise) throws BadRequestException {
        JsonNode time = ReadCommand.member(command, name);
        if (time.isMissingNode() || time.isNull()) {
            return otherwise;
        }
        try {
            Instant read = Instant.parse(time.asText());
            return read.isBefore(EARLIEST) ? EARLIEST : read.isAfter(LATEST) ? LATEST : read;
        } catch (DateTimeException e) {
            throw new BadRequestException("{\"error\":\"no such time\"}");
        }
    }
}
