package io.dromedary.delivery;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.vertx.websocket.VertxWebsocketConstants;

/** Opens a session for a viewer that has just come in. Reads the socket from the body, changes nothing. */
public final class OpenSession implements Processor {

    private final ViewerSessions sessions;

    /** Makes the step. */
    public OpenSession(ViewerSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Admission admission = message.getHeader(Door.ADMISSION, Admission.class);
        if (admission != null && message.getBody() instanceof ViewerSocket socket) {
            sessions.open(connection(message), socket, admission);
        }
    }

    static String connection(Message message) {
        String key = message.getHeader(VertxWebsocketConstants.CONNECTION_KEY, String.class);
        return key == null ? "" : key;
    }
}
