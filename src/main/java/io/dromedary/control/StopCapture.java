package io.dromedary.control;

import io.dromedary.http.NoSuchCameraException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Stops the capture of the camera that the address names. Changes nothing in the message. */
public final class StopCapture implements Processor {

    private final CameraSwitch cameras;

    /** Makes the step. */
    public StopCapture(CameraSwitch cameras) {
        this.cameras = cameras;
    }

    @Override
    public void process(Exchange exchange) throws NoSuchCameraException {
        cameras.stop(ChooseCamera.chosen(exchange.getMessage()));
    }
}
