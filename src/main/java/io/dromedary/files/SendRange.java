package io.dromedary.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.control.AskedTime;
import io.dromedary.control.ReadCommand;
import io.dromedary.export.RangeFile;
import io.dromedary.export.RangeFiles;
import io.dromedary.export.RangeRefusedException;
import io.dromedary.http.BadRequestException;
import io.dromedary.http.BusyException;
import io.dromedary.http.ConflictException;
import io.dromedary.http.ForbiddenException;
import io.dromedary.http.NoSuchCameraException;
import io.dromedary.http.NoSuchRecordingException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.vertx.HttpMessage;
import org.apache.camel.support.UnitOfWorkHelper;
import org.jspecify.annotations.Nullable;

/**
 * Puts a stretch of a camera's recording into the body, as one file, whole or in part.
 *
 * <p>Camel reads the body piece by piece, as fast as the connection takes it: between two pieces no thread waits, and
 * no more than some of them are in memory. A bounded number of files is sent at a time; one that nobody reads ends with
 * its connection, which may be silent for 75 s.
 */
public final class SendRange implements Processor {

    /** Most files that are sent at a time. */
    static final int MAX_AT_A_TIME = 8;

    private final Function<String, Optional<FileShelf>> shelves;
    private final RangeFiles files;
    private final Semaphore free = new Semaphore(MAX_AT_A_TIME);

    /**
     * Makes the step.
     *
     * @param shelves gives the files of a camera, as it is configured now: whether any may be fetched
     * @param files makes the files
     */
    public SendRange(Function<String, Optional<FileShelf>> shelves, RangeFiles files) {
        this.shelves = shelves;
        this.files = files;
    }

    @Override
    public void process(Exchange exchange)
            throws BadRequestException, ForbiddenException, NoSuchCameraException, NoSuchRecordingException,
                    ConflictException, BusyException, IOException {
        JsonNode command = exchange.getMessage().getBody(JsonNode.class);
        AskedTime asked = AskedTime.required(command);
        boolean progressive = isProgressive(command);
        if (!ListFiles.shelf(exchange, shelves).enabled()) {
            throw new ForbiddenException("enableDownload is false");
        }
        if (!free.tryAcquire()) {
            throw new BusyException("as many stretches are sent as may be at a time");
        }
        String camera = exchange.getMessage().getHeader("camera", "", String.class);
        RangeFile file = null;
        boolean sending = false;
        try {
            file = file(camera, asked, progressive);
            sending = answer(exchange, file);
        } finally {
            if (!sending) {
                end(file);
            }
        }
    }

    private RangeFile file(String camera, AskedTime asked, boolean progressive)
            throws BadRequestException, NoSuchRecordingException, ConflictException, BusyException, IOException {
        try {
            return progressive
                    ? files.progressive(camera, asked.from(), asked.to())
                    : files.of(camera, asked.from(), asked.to());
        } catch (RangeRefusedException e) {
            String answer = "{\"error\":\"" + e.getMessage() + "\"}";
            switch (e.reason()) {
                case NOTHING -> throw new NoSuchRecordingException();
                case TOO_LONG -> throw new BadRequestException(answer);
                case CHANGED -> throw new ConflictException(answer);
                case BUSY -> throw new BusyException(String.valueOf(e.getMessage()));
                case FAILED -> throw new IOException(e);
            }
            throw new IllegalStateException(e);
        }
    }

    /** Returns whether there is something to send. */
    private boolean answer(Exchange exchange, RangeFile file) throws IOException {
        HttpMessage message = exchange.getMessage(HttpMessage.class);
        HttpServerRequest request = message.getRequest();
        HttpServerResponse response = message.getResponse();
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(null);
        String tag = '"' + file.tag() + '"';
        response.putHeader("ETag", tag)
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("Cache-Control", "private, max-age=0, must-revalidate");
        if (FileVersion.isNamed(SendFile.header(request, "If-None-Match"), tag)) {
            response.setStatusCode(304).end();
            return false;
        }
        String ifRange = SendFile.header(request, "If-Range");
        Optional<ByteRange> range = ifRange.isEmpty() || ifRange.equals(tag)
                ? ByteRange.of(SendFile.header(request, "Range"), file.bytes())
                : Optional.empty();
        range.ifPresent(part -> response.putHeader("Content-Range", part.header(file.bytes())));
        if (range.isPresent() && !range.get().isThere()) {
            response.setStatusCode(416).end();
            return false;
        }
        response.putHeader("Content-Type", "video/mp4")
                .putHeader("Content-Disposition", Disposition.of(true, file.name()));
        ByteRange part = range.orElse(new ByteRange(0, file.bytes()));
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, range.isPresent() ? 206 : 200);
        exchange.getMessage().setBody(body(exchange, file, part));
        return true;
    }

    private SentRange body(Exchange exchange, RangeFile file, ByteRange part) throws IOException {
        HttpMessage message = exchange.getMessage(HttpMessage.class);
        HttpServerResponse response = message.getResponse();
        SentRange body = new SentRange(
                file.open(part.from()),
                part.bytes(),
                () -> message.getRequest().connection().close(),
                () -> end(file));
        // Camel sends any stream in chunks of no known number; this one's length is known
        response.headersEndHandler(before ->
                response.headers().remove("Transfer-Encoding").set("Content-Length", Long.toString(part.bytes())));
        response.endHandler(ended -> body.close());
        response.closeHandler(gone -> {
            body.close();
            // Camel waits for ever to send the rest, and would count the exchange among those that are under way
            UnitOfWorkHelper.doneUow(exchange.getUnitOfWork(), exchange);
        });
        if (response.closed()) {
            body.close();
        }
        return body;
    }

    private void end(@Nullable RangeFile file) {
        free.release();
        if (file != null) {
            file.close();
        }
    }

    private static boolean isProgressive(JsonNode command) throws BadRequestException {
        JsonNode progressive = ReadCommand.member(command, "progressive");
        if (!progressive.isMissingNode() && !progressive.isNull() && !progressive.isBoolean()) {
            throw new BadRequestException();
        }
        return progressive.asBoolean(false);
    }
}
