package io.dromedary.delivery;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.vertx.websocket.VertxWebsocketConstants;
import org.apache.camel.component.vertx.websocket.VertxWebsocketConsumer;
import org.apache.camel.component.vertx.websocket.VertxWebsocketEndpoint;
import org.apache.camel.component.vertx.websocket.VertxWebsocketEvent;

/** The route behind a {@link Door}: one exchange for each opening, message and closing, never a query parameter. */
final class DoorConsumer extends VertxWebsocketConsumer {

    private final String admission;

    DoorConsumer(VertxWebsocketEndpoint endpoint, Processor processor, String admission) {
        super(endpoint, processor);
        this.admission = admission;
    }

    /** Returns the endpoint that decides who comes in. */
    String admission() {
        return admission;
    }

    /** Runs the route for one event, on the caller's thread, and returns when it is done. */
    void receive(VertxWebsocketEvent event, String connection, Object body, Map<String, Object> headers) {
        Exchange exchange = createExchange(false);
        Message message = exchange.getMessage();
        message.setHeaders(new java.util.HashMap<>(headers));
        message.setHeader(VertxWebsocketConstants.CONNECTION_KEY, connection);
        message.setHeader(VertxWebsocketConstants.EVENT, event);
        message.setBody(body);
        try {
            createUoW(exchange);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                getExceptionHandler()
                        .handleException("a viewer's message was not handled", exchange, exchange.getException());
            }
        } catch (Exception e) {
            getExceptionHandler().handleException("a viewer's message was not handled", exchange, e);
        } finally {
            doneUoW(exchange);
            releaseExchange(exchange, false);
        }
    }
}
