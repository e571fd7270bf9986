package io.dromedary.app;

import io.dromedary.recording.Segment;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the routes of each segment that ended, by a bounded queue: a step that takes long holds nobody up.
 *
 * <p>One thread calls it.
 */
final class SegmentAnnouncer {

    /** The queue that {@code routes/announce-segment.camel.yaml} empties; both must name the same size. */
    static final String QUEUE = "seda:segments?size=1024&discardIfNoConsumers=true&waitForTaskToComplete=Never";

    private static final Logger LOG = LoggerFactory.getLogger(SegmentAnnouncer.class);

    private final Supplier<CamelContext> context;
    private @Nullable ProducerTemplate template;

    SegmentAnnouncer(Supplier<CamelContext> context) {
        this.context = context;
    }

    /** Puts a segment into the queue. If that is full the segment is not announced, and the log says so. */
    void announce(Segment segment) {
        try {
            template().sendBodyAndHeaders(QUEUE, segment.file().toFile(), headers(segment));
        } catch (CamelExecutionException | IllegalStateException e) {
            LOG.warn("{} is not announced: the routes are too slow, or the node stops", segment.file());
        }
    }

    private ProducerTemplate template() {
        ProducerTemplate made = template;
        if (made == null) {
            made = context.get().createProducerTemplate();
            template = made;
        }
        return made;
    }

    private static Map<String, Object> headers(Segment segment) {
        return Map.of(
                "camera", segment.camera(),
                "path", String.valueOf(segment.file().getFileName()),
                "state", segment.state().word(),
                "from", segment.from().toString(),
                "to", segment.to().toString(),
                "bytes", segment.bytes());
    }
}
