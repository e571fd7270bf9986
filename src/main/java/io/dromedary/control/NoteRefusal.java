package io.dromedary.control;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs that a command or a viewer was refused: which, from where and why. Changes nothing in the message. */
public final class NoteRefusal implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(NoteRefusal.class);

    @Override
    public void process(Exchange exchange) {
        Exception why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.info("Refused {}: {}", Caller.of(exchange), why == null ? "for no reason" : words(why));
    }

    private static String words(Exception why) {
        String message = why.getMessage();
        String kind = why.getClass().getSimpleName().replace("Exception", "");
        return message == null || message.isEmpty() ? kind : kind + ", " + message;
    }
}
