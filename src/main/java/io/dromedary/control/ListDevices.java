package io.dromedary.control;

import io.dromedary.device.DeviceListing;
import io.dromedary.device.VideoDevices;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Puts the cameras of this machine into the body, as TinyCam's text: all of them, or the one that {@code name} names.
 */
public final class ListDevices implements Processor {

    private final VideoDevices devices;

    /** Makes the step. */
    public ListDevices(VideoDevices devices) {
        this.devices = devices;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String name = message.getHeader("name", String.class);
        message.setBody(new DeviceListing(devices.list()).text(name == null ? "" : name));
    }
}
