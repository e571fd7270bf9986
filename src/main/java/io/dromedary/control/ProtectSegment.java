package io.dromedary.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.http.BadRequestException;
import io.dromedary.http.NoSuchRecordingException;
import io.dromedary.recording.RecordingFolder;
import io.dromedary.recording.Segments;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Protects the segment that a command names from being deleted, or ends that. Reads the header {@code camera}; leaves
 * the answer in the body, as JSON text.
 */
public final class ProtectSegment implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(ProtectSegment.class);

    private final Segments known;
    private final Function<String, Optional<RecordingFolder>> folders;

    /**
     * Makes the step.
     *
     * @param known knows the segments
     * @param folders gives where a camera's segments are
     */
    public ProtectSegment(Segments known, Function<String, Optional<RecordingFolder>> folders) {
        this.known = known;
        this.folders = folders;
    }

    @Override
    public void process(Exchange exchange) throws BadRequestException, NoSuchRecordingException, IOException {
        JsonNode command = exchange.getMessage().getBody(JsonNode.class);
        JsonNode on = ReadCommand.member(command, "protected");
        if (!on.isBoolean()) {
            throw new BadRequestException("{\"error\":\"protected or not\"}");
        }
        Path file = file(ChooseCamera.chosen(exchange.getMessage()), ReadCommand.text(command, "file"));
        if (!known.protect(file, on.booleanValue())) {
            throw new NoSuchRecordingException();
        }
        LOG.info("{} is {} protected", file.getFileName(), on.booleanValue() ? "now" : "no longer");
        exchange.getMessage().setBody("{\"protected\":" + on.booleanValue() + '}');
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
