package io.dromedary.delivery;

import io.dromedary.keys.AccessKey;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Lets a viewer in: the last step of the route that decides, after every check. Leaves an {@link Admission} as the
 * body.
 */
public final class GrantAdmission implements Processor {

    private final Purpose purpose;

    /** Makes the step; {@code purpose} is what it lets in for. */
    public GrantAdmission(Purpose purpose) {
        this.purpose = purpose;
    }

    @Override
    public void process(Exchange exchange) {
        Message request = exchange.getMessage();
        AccessKey key = exchange.getProperty(VerifyStreamToken.ACCESS_KEY, AccessKey.class);
        if (key == null) {
            throw new IllegalStateException("the route lets a viewer in without a look at the token");
        }
        request.setBody(new Admission(
                RequireStreamQuery.text(request, "camera"),
                key,
                request.getHeader(RequireStreamQuery.ENDS_AT, 0L, Long.class),
                RequireStreamQuery.text(request, RequireStreamQuery.VIEWER_NONCE),
                purpose));
    }
}
