package io.dromedary.control;

import io.dromedary.http.NoSuchCameraException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Starts the capture of the camera that the address names. Changes nothing in the message. */
public final class StartCapture implements Processor {

    private final CameraSwitch cameras;

    /** Makes the step. */
    public StartCapture(CameraSwitch cameras) {
        this.cameras = cameras;
    }

    @Override
    public void process(Exchange exchange) throws NoSuchCameraException {
        cameras.start(ChooseCamera.chosen(exchange.getMessage()));
    }
}
