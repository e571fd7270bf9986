package io.dromedary.files;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dromedary.http.ForbiddenException;
import io.dromedary.http.NoSuchCameraException;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Puts the names of the recordings of the camera in the header {@code camera} into the body, as TinyCam's JSON. */
public final class ListFiles implements Processor {

    private final Function<String, Optional<FileShelf>> shelves;
    private final Clock clock;

    /**
     * Makes the step.
     *
     * @param shelves gives the files of a camera, as it is configured now
     * @param clock the time that is told with the list
     */
    public ListFiles(Function<String, Optional<FileShelf>> shelves, Clock clock) {
        this.shelves = shelves;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) throws NoSuchCameraException, ForbiddenException, IOException {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode names = answer.putArray("data");
        shelf(exchange, shelves).names().forEach(names::add);
        answer.put("ts", clock.instant().getEpochSecond());
        exchange.getMessage().setBody(answer.toString());
    }

    static FileShelf shelf(Exchange exchange, Function<String, Optional<FileShelf>> shelves)
            throws NoSuchCameraException {
        String camera = exchange.getMessage().getHeader("camera", "", String.class);
        return shelves.apply(camera).orElseThrow(NoSuchCameraException::new);
    }
}
