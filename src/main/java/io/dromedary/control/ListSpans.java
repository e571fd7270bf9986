package io.dromedary.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dromedary.http.BadRequestException;
import io.dromedary.recording.Segments;
import io.dromedary.recording.Span;
import io.dromedary.recording.Spans;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Puts into the body, as JSON text, when the camera in the header {@code camera} was recorded between {@code from} and
 * {@code to} of the command: a timeline, without the segments behind it.
 */
public final class ListSpans implements Processor {

    private final Segments known;
    private final Clock clock;

    /**
     * Makes the step.
     *
     * @param known knows the segments
     * @param clock tells until when an open segment goes
     */
    public ListSpans(Segments known, Clock clock) {
        this.known = known;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) throws BadRequestException, IOException {
        AskedTime asked = AskedTime.of(exchange.getMessage().getBody(JsonNode.class));
        Instant now = clock.instant();
        Spans spans = known.spans(ChooseCamera.chosen(exchange.getMessage()), asked.from(), asked.to(), now);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("spans");
        spans.spans().forEach(span -> describe(span, all.addObject()));
        answer.put("more", spans.more())
                .put("oldest", text(spans.oldest()))
                .put("newest", text(spans.newest()))
                .put("open", spans.open())
                .put("now", now.toString());
        exchange.getMessage().setBody(answer.toString());
    }

    private static void describe(Span span, ObjectNode json) {
        json.put("from", span.from().toString())
                .put("to", span.to().toString())
                .put("bytes", span.bytes())
                .put("protected", span.isProtected());
    }

    private static @Nullable String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
