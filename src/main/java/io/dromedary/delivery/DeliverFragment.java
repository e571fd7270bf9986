package io.dromedary.delivery;

import io.dromedary.fragment.StreamPart;
import io.dromedary.live.Audiences;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Gives a part of the stream to every viewer of its camera: dropped for the slow, sealed for each of the others, sent.
 *
 * <p>Reads the body, a {@link StreamPart}, and the header {@code camera}; changes nothing. Returns as soon as the part
 * is noted: sealing and sending happen on the viewers' loops, one task for each loop and not one for each viewer, which
 * is why this is one step in Java and not a split in the route (src/docs/decisions/0005-fan-out-in-java.md).
 */
public final class DeliverFragment implements Processor {

    private final Audiences audiences;

    /** Makes the step. */
    public DeliverFragment(Audiences audiences) {
        this.audiences = audiences;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String camera = message.getHeader("camera", String.class);
        if (camera != null && message.getBody() instanceof StreamPart part) {
            audiences.of(camera).ifPresent(audience -> audience.publish(part));
        }
    }
}
