package io.dromedary.delivery;

import io.dromedary.http.UnauthorizedException;
import io.dromedary.keys.AccessKey;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Refuses a handshake of one who may not see the recordings of the camera in the header {@code camera}.
 *
 * <p>Reads the property that {@link VerifyStreamToken} leaves; changes nothing.
 */
public final class RequireRecordingRights implements Processor {

    private final RecordingRights rights;

    /** Makes the check. */
    public RequireRecordingRights(RecordingRights rights) {
        this.rights = rights;
    }

    @Override
    public void process(Exchange exchange) throws UnauthorizedException {
        AccessKey key = exchange.getProperty(VerifyStreamToken.ACCESS_KEY, AccessKey.class);
        if (key == null || !rights.may(key, RequireStreamQuery.text(exchange.getMessage(), "camera"))) {
            throw new UnauthorizedException("viewers may not see recordings");
        }
    }
}
