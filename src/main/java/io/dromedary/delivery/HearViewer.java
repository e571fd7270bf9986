package io.dromedary.delivery;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Passes a viewer's message on to its session. Reads the body, a text or bytes; changes nothing. */
public final class HearViewer implements Processor {

    private final ViewerSessions sessions;

    /** Makes the step. */
    public HearViewer(ViewerSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        if (message.getBody() instanceof String text) {
            sessions.hear(OpenSession.connection(message), text);
        } else {
            sessions.hearBytes(OpenSession.connection(message));
        }
    }
}
