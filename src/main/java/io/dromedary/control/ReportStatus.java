package io.dromedary.control;

import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Puts the node's status into the body, as JSON text. */
public final class ReportStatus implements Processor {

    private final Supplier<String> status;

    /**
     * Makes the step.
     *
     * @param status gives the status of this moment as JSON
     */
    public ReportStatus(Supplier<String> status) {
        this.status = status;
    }

    @Override
    public void process(Exchange exchange) {
        exchange.getMessage().setBody(status.get());
    }
}
