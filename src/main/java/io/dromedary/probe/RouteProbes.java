package io.dromedary.probe;

import io.dromedary.device.Probe;
import io.dromedary.device.ProbeAnswer;
import io.dromedary.device.Probes;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks through the route of each probe, so that an operator can read and change how. Thread-safe. */
public final class RouteProbes implements Probes {

    private static final Logger LOG = LoggerFactory.getLogger(RouteProbes.class);

    private final Supplier<CamelContext> context;

    /** Asks in this context, which must be running when the first question comes. */
    public RouteProbes(Supplier<CamelContext> context) {
        this.context = context;
    }

    @Override
    public ProbeAnswer ask(Probe probe, String device) {
        try (ProducerTemplate template = context.get().createProducerTemplate()) {
            ProbeAnswer answer =
                    template.requestBody("direct:" + probe.route(), new FoundDevice(device), ProbeAnswer.class);
            return answer == null ? ProbeAnswer.failed("the route " + probe.route() + " gives no answer") : answer;
        } catch (CamelExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            LOG.debug("{} failed", probe.route(), cause);
            return ProbeAnswer.failed(String.valueOf(cause.getMessage()));
        } catch (Exception e) { // close() may fail with anything
            LOG.debug("{} failed", probe.route(), e);
            return ProbeAnswer.failed(String.valueOf(e.getMessage()));
        }
    }
}
