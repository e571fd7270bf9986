package io.dromedary.delivery;

import io.dromedary.http.BadRequestException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Refuses a request that does not ask for a WebSocket. Reads the header {@code upgrade}, changes nothing. */
public final class RequireWebSocket implements Processor {

    @Override
    public void process(Exchange exchange) throws BadRequestException {
        if (!exchange.getMessage().getHeader(Handshake.UPGRADE, false, Boolean.class)) {
            throw new BadRequestException("\"websocket required\"");
        }
    }
}
