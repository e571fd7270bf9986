package io.dromedary.announce;

import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One reader of segments as a place where a route begins. */
public final class SegmentsEndpoint extends DefaultEndpoint {

    private static final Duration LONGEST = Duration.ofMinutes(50);

    private final Reader reader;
    private int camerasAtOnce = 4;
    private Duration retryInitial = Duration.ofSeconds(1);
    private Duration retryMax = Duration.ofMinutes(5);

    SegmentsEndpoint(String uri, SegmentsComponent component, Reader reader) {
        super(uri, component);
        this.reader = reader;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("segments: can only stand at the beginning of a route");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        SegmentsConsumer consumer = new SegmentsConsumer(this, processor, reader);
        configureConsumer(consumer);
        return consumer;
    }

    int camerasAtOnce() {
        return camerasAtOnce;
    }

    /** Returns how long a segment waits that has failed so often before. */
    Duration retryAfter(int failures) {
        Duration doubled = retryInitial.multipliedBy(1L << Math.min(failures, 20));
        return doubled.compareTo(retryMax) < 0 ? doubled : retryMax;
    }

    /** Sets of how many cameras a segment may be on its way at a time, 1 to 64; 4. Of one camera it is one. */
    public void setCamerasAtOnce(int camerasAtOnce) {
        if (camerasAtOnce < 1 || camerasAtOnce > 64) {
            throw new IllegalArgumentException("camerasAtOnce is 1 to 64, got " + camerasAtOnce);
        }
        this.camerasAtOnce = camerasAtOnce;
    }

    /** Sets the wait after a first failure, 50 min at most; 1 s. It doubles with each further one. */
    public void setRetryInitial(Duration retryInitial) {
        this.retryInitial = checked(retryInitial);
    }

    /** Sets the longest wait between two tries, 50 min at most; 5 min. */
    public void setRetryMax(Duration retryMax) {
        this.retryMax = checked(retryMax);
    }

    private static Duration checked(Duration wait) {
        if (wait.toMillis() < 1 || wait.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a wait is 1 ms to 50 min, got " + wait);
        }
        return wait;
    }
}
