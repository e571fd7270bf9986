package io.dromedary.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.http.BadRequestException;
import io.dromedary.http.NoSuchKeyException;
import io.dromedary.keys.KeyFileException;
import io.dromedary.keys.KeyRing;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes away the key of the viewer that the command names; its sessions end. Changes nothing in the message. */
public final class RevokeViewerKey implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(RevokeViewerKey.class);

    private final KeyRing keys;

    /** Makes the step. */
    public RevokeViewerKey(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public void process(Exchange exchange) throws BadRequestException, NoSuchKeyException, KeyFileException {
        String name = AddViewerKey.name(exchange.getMessage().getBody(JsonNode.class));
        if (!keys.revoke(name)) {
            throw new NoSuchKeyException();
        }
        LOG.info("The key of viewer {} was revoked; its sessions end now", name);
    }
}
