package io.dromedary.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.control.ReadCommand;
import io.dromedary.http.BadRequestException;
import io.dromedary.http.BusyException;
import io.dromedary.http.ForbiddenException;
import io.dromedary.http.NoSuchCameraException;
import io.dromedary.http.NoSuchRecordingException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/**
 * Sends the recording that a command names, whole or in part, and ends the answer itself: no step after it can change
 * what is sent.
 *
 * <p>Vert.x sends the file piece by piece, as fast as the connection takes it: no thread waits, and no more than a
 * piece is in memory. A bounded number of files is sent at a time.
 */
public final class SendFile implements Processor {

    /** Most files that are sent at a time. */
    static final int MAX_AT_A_TIME = 16;

    private static final Map<String, String> TYPES =
            Map.of("mp4", "video/mp4", "webm", "video/webm", "mkv", "video/x-matroska");

    private final Function<String, Optional<FileShelf>> shelves;
    private final Semaphore free = new Semaphore(MAX_AT_A_TIME);

    /**
     * Makes the step.
     *
     * @param shelves gives the files of a camera, as it is configured now
     */
    public SendFile(Function<String, Optional<FileShelf>> shelves) {
        this.shelves = shelves;
    }

    @Override
    public void process(Exchange exchange)
            throws BadRequestException, ForbiddenException, NoSuchCameraException, NoSuchRecordingException,
                    BusyException {
        JsonNode command = exchange.getMessage().getBody(JsonNode.class);
        HttpMessage message = exchange.getMessage(HttpMessage.class);
        boolean attachment = isAttachment(command);
        FileShelf.Found file = ListFiles.shelf(exchange, shelves).find(ReadCommand.text(command, "name"));
        HttpServerRequest request = message.getRequest();
        HttpServerResponse response = message.getResponse();
        describe(file.version(), response);
        if (!file.version().isMeant(header(request, "If-Match"), header(request, "If-Unmodified-Since"))) {
            response.setStatusCode(412).end();
            return;
        }
        if (file.version().isKnown(header(request, "If-None-Match"), header(request, "If-Modified-Since"))) {
            response.setStatusCode(304).end();
            return;
        }
        Optional<ByteRange> range = range(request, file.version());
        range.ifPresent(part ->
                response.putHeader("Content-Range", part.header(file.version().bytes())));
        if (range.isPresent() && !range.get().isThere()) {
            response.setStatusCode(416).end();
            return;
        }
        response.setStatusCode(range.isPresent() ? 206 : 200)
                .putHeader("Content-Type", type(file.name()))
                .putHeader("Content-Disposition", Disposition.of(attachment, file.name()));
        send(file.path(), range.orElse(new ByteRange(0, file.version().bytes())), response);
    }

    private static void describe(FileVersion version, HttpServerResponse response) {
        response.putHeader("ETag", version.tag())
                .putHeader("Last-Modified", version.date())
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("Cache-Control", "private, max-age=0, must-revalidate");
    }

    private static Optional<ByteRange> range(HttpServerRequest request, FileVersion version) {
        return version.fits(header(request, "If-Range"))
                ? ByteRange.of(header(request, "Range"), version.bytes())
                : Optional.empty();
    }

    private void send(Path file, ByteRange part, HttpServerResponse response)
            throws BusyException, NoSuchRecordingException {
        if (!free.tryAcquire()) {
            forget(response);
            throw new BusyException("as many files are sent as may be at a time");
        }
        response.sendFile(file.toString(), part.from(), part.bytes()).onComplete(sent -> free.release());
        if (!response.ended()) {
            // it went away since it was found
            forget(response);
            throw new NoSuchRecordingException();
        }
    }

    /** What was said of the file must not go out with a refusal. */
    private static void forget(HttpServerResponse response) {
        for (String name : List.of("ETag", "Last-Modified", "Accept-Ranges", "Content-Range", "Content-Disposition")) {
            response.headers().remove(name);
        }
    }

    private static boolean isAttachment(JsonNode command) throws BadRequestException {
        JsonNode attachment = ReadCommand.member(command, "attachment");
        if (!attachment.isMissingNode() && !attachment.isNull() && !attachment.isBoolean()) {
            throw new BadRequestException();
        }
        return attachment.asBoolean(true);
    }

    private static String type(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }

    /** Returns a header of a request, or an empty text. */
    static String header(HttpServerRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value.strip();
    }
}
