package io.dromedary.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dromedary.http.BadRequestException;
import io.dromedary.http.ConflictException;
import io.dromedary.recording.Segment;
import io.dromedary.retention.Retention;
import io.dromedary.retention.SweepReport;
import io.dromedary.retention.SweepRunningException;
import io.dromedary.retention.Victim;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Sweeps the recordings of all cameras, or only says what a sweep would delete and why: unless the command says
 * {@code "dryRun":false}, nothing is deleted. Leaves the report in the body, as JSON text.
 */
public final class SweepRecordings implements Processor {

    private final Retention retention;

    /** Makes the step. */
    public SweepRecordings(Retention retention) {
        this.retention = retention;
    }

    @Override
    public void process(Exchange exchange) throws BadRequestException, ConflictException {
        JsonNode dryRun = ReadCommand.member(exchange.getMessage().getBody(JsonNode.class), "dryRun");
        if (!dryRun.isMissingNode() && !dryRun.isBoolean()) {
            throw new BadRequestException("{\"error\":\"no such dry run\"}");
        }
        try {
            SweepReport report = retention.sweepAll(dryRun.asBoolean(true));
            exchange.getMessage().setBody(json(report).toString());
        } catch (SweepRunningException running) {
            throw new ConflictException("{\"error\":\"a sweep is running\"}");
        }
    }

    private static ObjectNode json(SweepReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("dryRun", report.dryRun()).put("failed", report.failed()).put("more", report.more());
        ArrayNode segments = json.putArray("segments");
        report.victims().forEach(victim -> describe(victim, segments.addObject()));
        return json;
    }

    private static void describe(Victim victim, ObjectNode json) {
        Segment segment = victim.segment();
        json.put("camera", segment.camera())
                .put("file", String.valueOf(segment.file().getFileName()))
                .put("from", segment.from().toString())
                .put("to", segment.to().toString())
                .put("bytes", segment.bytes())
                .put("why", victim.reason().words());
    }
}
