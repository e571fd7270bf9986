package io.dromedary.control;

import io.dromedary.http.UnprocessableException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Reads the configuration files again and takes them over. Changes nothing in the message. */
public final class ApplyConfiguration implements Processor {

    private final CameraSwitch cameras;

    /** Makes the step. */
    public ApplyConfiguration(CameraSwitch cameras) {
        this.cameras = cameras;
    }

    @Override
    public void process(Exchange exchange) throws UnprocessableException {
        cameras.applyConfiguration();
    }
}
