package io.dromedary.announce;

import io.dromedary.recording.DueSegments;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The {@code segments:READER} component: a route that begins with it gets each segment that ended, at least once.
 *
 * <p>Readers do not know of each other: each has its own place in what is due. Holds no state; nothing happens before a
 * route starts.
 */
public final class SegmentsComponent extends DefaultComponent {

    private final DueSegments due;
    private final Clock clock;

    /** Passes on what is due. */
    public SegmentsComponent(DueSegments due, Clock clock) {
        this.due = due;
        this.clock = clock;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (!remaining.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException(
                    "segments:READER needs a name of lower-case letters, digits and dashes, got " + remaining);
        }
        SegmentsEndpoint endpoint = new SegmentsEndpoint(uri, this, new Reader(remaining, due, clock));
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
