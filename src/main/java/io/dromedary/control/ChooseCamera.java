package io.dromedary.control;

import io.dromedary.http.NoSuchCameraException;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Finds out which camera a request is about: the one in its address, else the default one. Refuses one that is not
 * configured. Leaves the name in the header {@code camera}.
 */
public final class ChooseCamera implements Processor {

    private static final String CAMERA = "camera";

    private final String defaultCamera;
    private final Predicate<String> configured;

    /**
     * Makes the step.
     *
     * @param defaultCamera the camera of addresses that name none
     * @param configured whether there is a camera of this name
     */
    public ChooseCamera(String defaultCamera, Predicate<String> configured) {
        this.defaultCamera = defaultCamera;
        this.configured = configured;
    }

    @Override
    public void process(Exchange exchange) throws NoSuchCameraException {
        String named = chosen(exchange.getMessage());
        String camera = named.isEmpty() ? defaultCamera : named;
        if (!configured.test(camera)) {
            throw new NoSuchCameraException();
        }
        exchange.getMessage().setHeader(CAMERA, camera);
    }

    static String chosen(Message request) {
        String camera = request.getHeader(CAMERA, String.class);
        return camera == null ? "" : camera;
    }
}
