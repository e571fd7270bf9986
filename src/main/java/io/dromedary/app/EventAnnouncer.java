package io.dromedary.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dromedary.event.NodeEvent;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the routes what happened, by a bounded queue: whoever has something to tell never waits. What finds no room is
 * only in the log, where it is anyway.
 *
 * <p>Thread-safe.
 */
final class EventAnnouncer implements Consumer<NodeEvent> {

    /** The queue that {@code routes/announce-event.camel.yaml} empties; both must name the same size. */
    private static final String QUEUE = "seda:events?size=256&discardIfNoConsumers=true&waitForTaskToComplete=Never";

    private static final Logger LOG = LoggerFactory.getLogger(EventAnnouncer.class);

    private final Supplier<CamelContext> context;
    private @Nullable ProducerTemplate template;

    EventAnnouncer(Supplier<CamelContext> context) {
        this.context = context;
    }

    @Override
    public void accept(NodeEvent event) {
        try {
            template().sendBodyAndHeaders(QUEUE, json(event), headers(event));
        } catch (CamelExecutionException | IllegalStateException e) {
            LOG.warn(
                    "{} of {} is not announced: the routes are too slow, or the node stops",
                    event.kind().word(),
                    event.camera());
        }
    }

    private synchronized ProducerTemplate template() {
        ProducerTemplate made = template;
        if (made == null) {
            made = context.get().createProducerTemplate();
            template = made;
        }
        return made;
    }

    private static String json(NodeEvent event) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", event.kind().word())
                .put("camera", event.camera())
                .put("at", event.at().toString())
                .put("words", event.words())
                .toString();
    }

    private static Map<String, Object> headers(NodeEvent event) {
        return Map.of(
                "kind", event.kind().word(),
                "camera", event.camera(),
                "at", event.at().toString());
    }
}
