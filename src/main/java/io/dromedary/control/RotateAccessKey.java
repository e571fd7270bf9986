package io.dromedary.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.http.BadRequestException;
import io.dromedary.keys.KeyFileException;
import io.dromedary.keys.KeyRing;
import io.dromedary.keys.RefusedKeyException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces the access key by the one in the command. A bad key is refused before anything changes. */
public final class RotateAccessKey implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(RotateAccessKey.class);

    private final KeyRing keys;

    /** Makes the step. */
    public RotateAccessKey(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public void process(Exchange exchange) throws BadRequestException, KeyFileException {
        JsonNode fresh = ReadCommand.member(exchange.getMessage().getBody(JsonNode.class), "accessKey");
        if (!fresh.isTextual()) {
            throw new BadRequestException();
        }
        try {
            keys.rotateAccessKey(KeyRing.readFresh(fresh.asText()));
            LOG.info("The access key was rotated; sessions opened with the old one end now");
        } catch (RefusedKeyException e) {
            LOG.warn("The access key was not rotated: {}", e.getMessage());
            throw new BadRequestException();
        }
    }
}
