package io.dromedary.capture;

import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One camera as a place where routes begin. Its options are durations, such as {@code stallTimeout: 5s}. */
public final class FfmpegEndpoint extends DefaultEndpoint {

    private final String camera;
    private final CaptureCrew crew;
    private Duration backoffInitial = CaptureTimes.DEFAULT.backoffInitial();
    private Duration backoffMax = CaptureTimes.DEFAULT.backoffMax();
    private Duration healthyAfter = CaptureTimes.DEFAULT.healthyAfter();
    private Duration startTimeout = CaptureTimes.DEFAULT.startTimeout();
    private Duration stallTimeout = CaptureTimes.DEFAULT.stallTimeout();
    private Duration quitTimeout = CaptureTimes.DEFAULT.quitTimeout();

    FfmpegEndpoint(String uri, FfmpegComponent component, String camera, CaptureCrew crew) {
        super(uri, component);
        this.camera = camera;
        this.crew = crew;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("ffmpeg:" + camera + " can only stand at the beginning of a route");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var times = new CaptureTimes(backoffInitial, backoffMax, healthyAfter, startTimeout, stallTimeout, quitTimeout);
        FfmpegConsumer consumer = new FfmpegConsumer(this, processor, crew, times);
        configureConsumer(consumer);
        return consumer;
    }

    /** Returns the camera's name. */
    public String camera() {
        return camera;
    }

    /**
     * Sets the wait after a first failure; 250 ms. It doubles with each failure that follows without a second of
     * pictures.
     */
    public void setBackoffInitial(Duration backoffInitial) {
        this.backoffInitial = backoffInitial;
    }

    /** Sets the longest wait between two tries; 30 s. */
    public void setBackoffMax(Duration backoffMax) {
        this.backoffMax = backoffMax;
    }

    /** Sets how long pictures must come for the next failure to count as a first one; 1 s. */
    public void setHealthyAfter(Duration healthyAfter) {
        this.healthyAfter = healthyAfter;
    }

    /** Sets how long the first fragment may take; 15 s. */
    public void setStartTimeout(Duration startTimeout) {
        this.startTimeout = startTimeout;
    }

    /** Sets how long no picture may come before ffmpeg is started again; 5 s. */
    public void setStallTimeout(Duration stallTimeout) {
        this.stallTimeout = stallTimeout;
    }

    /**
     * Sets how long ffmpeg may take to end when asked gently; 2 s, and at most that if the node is to end within 5 s.
     */
    public void setQuitTimeout(Duration quitTimeout) {
        this.quitTimeout = quitTimeout;
    }
}
