package io.dromedary.delivery;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Forgets the session of a viewer that has gone. Changes nothing. */
public final class EndSession implements Processor {

    private final ViewerSessions sessions;

    /** Makes the step. */
    public EndSession(ViewerSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void process(Exchange exchange) {
        sessions.end(OpenSession.connection(exchange.getMessage()));
    }
}
