package io.dromedary.capture;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The {@code ffmpeg:CAMERA} component: routes that begin with it get the pictures of that camera, one exchange for each
 * part of the stream.
 *
 * <p>Holds no state of its own: any number of them, one for each Camel context, may share one crew. Nothing is started
 * before a route is.
 */
public final class FfmpegComponent extends DefaultComponent {

    private final CaptureCrew crew;

    /** Captures with this crew. */
    public FfmpegComponent(CaptureCrew crew) {
        this.crew = crew;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (!remaining.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException(
                    "ffmpeg:CAMERA needs a camera's name of lower-case letters, digits and dashes, got " + remaining);
        }
        FfmpegEndpoint endpoint = new FfmpegEndpoint(uri, this, remaining, crew);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
