package io.dromedary.control;

import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs that a signed command was let through: which and from where. Questions that change nothing, which a page asks
 * again and again, are logged at DEBUG only. Changes nothing in the message.
 */
public final class NoteCommand implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(NoteCommand.class);
    private static final Set<String> QUESTIONS =
            Set.of("/status", "/device", "/devices", "/keys", "/cameras", "/recordings");

    @Override
    public void process(Exchange exchange) {
        Caller caller = Caller.of(exchange);
        if (QUESTIONS.contains(caller.path())) {
            LOG.debug("Command {}", caller);
        } else {
            LOG.info("Command {}", caller);
        }
    }
}
