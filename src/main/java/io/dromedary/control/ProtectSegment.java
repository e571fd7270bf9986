package io.dromedary.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dromedary.http.BadRequestException;
import io.dromedary.http.NoSuchRecordingException;
import io.dromedary.recording.RecordingFolder;
import io.dromedary.recording.Segment;
import io.dromedary.recording.SegmentState;
import io.dromedary.recording.Segments;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Protects from being deleted, or ends that: the segment that a command names, or all that touch the time between its
 * {@code from} and {@code to}. Reads the header {@code camera}; leaves the answer in the body, as JSON text.
 */
public final class ProtectSegment implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(ProtectSegment.class);

    /** Most segments that one command protects. */
    static final int MAX_SEGMENTS = 10_000;

    private final Segments known;
    private final Function<String, Optional<RecordingFolder>> folders;
    private final Clock clock;

    /**
     * Makes the step.
     *
     * @param known knows the segments
     * @param folders gives where a camera's segments are
     * @param clock tells until when an open segment goes
     */
    public ProtectSegment(Segments known, Function<String, Optional<RecordingFolder>> folders, Clock clock) {
        this.known = known;
        this.folders = folders;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) throws BadRequestException, NoSuchRecordingException, IOException {
        JsonNode command = exchange.getMessage().getBody(JsonNode.class);
        JsonNode on = ReadCommand.member(command, "protected");
        if (!on.isBoolean()) {
            throw new BadRequestException("{\"error\":\"protected or not\"}");
        }
        String camera = ChooseCamera.chosen(exchange.getMessage());
        boolean named = !ReadCommand.member(command, "file").isMissingNode();
        exchange.getMessage()
                .setBody(
                        named
                                ? one(camera, ReadCommand.text(command, "file"), on.booleanValue())
                                : all(camera, AskedTime.required(command), on.booleanValue()));
    }

    private String one(String camera, String name, boolean on)
            throws BadRequestException, NoSuchRecordingException, IOException {
        Path file = file(camera, name);
        if (!known.protect(file, on)) {
            throw new NoSuchRecordingException();
        }
        LOG.info("{} is {} protected", file.getFileName(), on ? "now" : "no longer");
        return "{\"protected\":" + on + '}';
    }

    private String all(String camera, AskedTime asked, boolean on)
            throws BadRequestException, NoSuchRecordingException, IOException {
        RecordingFolder folder =
                folders.apply(camera).filter(RecordingFolder::isThere).orElseThrow(NoSuchRecordingException::new);
        List<Segment> segments = known.between(camera, asked.from(), asked.to(), MAX_SEGMENTS + 1).stream()
                .filter(segment -> folder.holds(segment.file()))
                .toList();
        if (segments.size() > MAX_SEGMENTS) {
            throw new BadRequestException("{\"error\":\"more than " + MAX_SEGMENTS + " segments\"}");
        }
        int count = known.protect(segments.stream().map(Segment::file).toList(), on);
        if (count == 0) {
            throw new NoSuchRecordingException();
        }
        LOG.info("{} segments of {} are {} protected", count, camera, on ? "now" : "no longer");
        return answer(on, count, segments);
    }

    private String answer(boolean on, int count, List<Segment> segments) {
        Instant from = segments.get(0).from();
        Instant to = segments.stream()
                .map(segment -> segment.state() == SegmentState.OPEN ? clock.instant() : segment.to())
                .max(Comparator.naturalOrder())
                .orElse(from);
        return JsonNodeFactory.instance
                .objectNode()
                .put("protected", on)
                .put("segments", count)
                .put("from", from.toString())
                .put("to", to.toString())
                .toString();
    }

    /** The name is only looked up among the segments that the index knows; it never becomes a new path. */
    private Path file(String camera, String name) throws BadRequestException, NoSuchRecordingException {
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            throw new BadRequestException("{\"error\":\"no such name\"}");
        }
        RecordingFolder folder = folders.apply(camera).orElseThrow(NoSuchRecordingException::new);
        try {
            Path file = folder.folder().resolve(name);
            if (folder.holds(file) && folder.isThere()) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw new BadRequestException("{\"error\":\"no such name\"}");
        }
        throw new NoSuchRecordingException();
    }
}
