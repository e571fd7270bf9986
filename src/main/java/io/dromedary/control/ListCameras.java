package io.dromedary.control;

import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Puts the cameras into the body, as JSON text with what a viewer may know of them. */
public final class ListCameras implements Processor {

    private final Supplier<String> cameras;

    /**
     * Makes the step.
     *
     * @param cameras gives the cameras of this moment as JSON
     */
    public ListCameras(Supplier<String> cameras) {
        this.cameras = cameras;
    }

    @Override
    public void process(Exchange exchange) {
        exchange.getMessage().setBody(cameras.get());
    }
}
