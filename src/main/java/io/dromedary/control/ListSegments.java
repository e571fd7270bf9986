package io.dromedary.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dromedary.http.BadRequestException;
import io.dromedary.recording.Gap;
import io.dromedary.recording.Segment;
import io.dromedary.recording.SegmentState;
import io.dromedary.recording.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Puts the segments of the camera in the header {@code camera} into the body, as JSON text: those that touch the time
 * between {@code from} and {@code to} of the command, the oldest first, and where between and in them nothing is
 * recorded. At most {@value #MAX_SEGMENTS} at a time.
 */
public final class ListSegments implements Processor {

    /** Most segments in one answer; {@code more} says whether there are others. */
    static final int MAX_SEGMENTS = 1000;

    private final Segments known;
    private final Clock clock;

    /**
     * Makes the step.
     *
     * @param known knows the segments
     * @param clock tells until when an open segment goes
     */
    public ListSegments(Segments known, Clock clock) {
        this.known = known;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) throws BadRequestException, IOException {
        JsonNode command = exchange.getMessage().getBody(JsonNode.class);
        AskedTime asked = AskedTime.of(command);
        String camera = ChooseCamera.chosen(exchange.getMessage());
        List<Segment> found = known.between(camera, asked.from(), asked.to(), MAX_SEGMENTS + 1);
        boolean more = found.size() > MAX_SEGMENTS;
        ObjectNode answer = json(more ? found.subList(0, MAX_SEGMENTS) : found);
        exchange.getMessage().setBody(answer.put("more", more).toString());
    }

    private ObjectNode json(List<Segment> segments) throws IOException {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("segments");
        ArrayNode gaps = answer.putArray("gaps");
        for (int i = 0; i < segments.size(); i++) {
            if (i > 0) {
                gapBetween(segments.get(i - 1), segments.get(i), gaps);
            }
            describe(segments.get(i), all.addObject());
            gapsIn(segments.get(i), gaps);
        }
        return answer;
    }

    private void describe(Segment segment, ObjectNode json) throws IOException {
        boolean open = segment.state() == SegmentState.OPEN;
        json.put("camera", segment.camera())
                .put("file", String.valueOf(segment.file().getFileName()))
                .put("from", segment.from().toString())
                .put("to", (open ? clock.instant() : segment.to()).toString())
                .put("bytes", open ? size(segment.file()) : segment.bytes())
                .put("codec", segment.codec())
                .put("width", segment.widthPixels())
                .put("height", segment.heightPixels())
                .put("open", open)
                .put("cutShort", segment.state() == SegmentState.CUT_SHORT)
                .put("protected", segment.isProtected());
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static void gapBetween(Segment earlier, Segment later, ArrayNode gaps) {
        if (!earlier.isFollowedBy(later) && later.from().isAfter(earlier.to())) {
            put(earlier.to(), later.from(), gaps);
        }
    }

    private static void gapsIn(Segment segment, ArrayNode gaps) {
        for (Gap gap : segment.gaps()) {
            put(
                    segment.from().plus(gap.fromMicros(), ChronoUnit.MICROS),
                    segment.from().plus(gap.toMicros(), ChronoUnit.MICROS),
                    gaps);
        }
    }

    private static void put(Instant from, Instant to, ArrayNode gaps) {
        gaps.addObject().put("from", from.toString()).put("to", to.toString());
    }
}
