package io.dromedary.app;

import io.dromedary.capture.EncoderTrial;
import io.dromedary.capture.EncoderVerdict;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** Sends trials of encoders through their route. Any thread. */
final class EncoderTrials implements Function<EncoderTrial, EncoderVerdict> {

    /** Without its route there is nothing to wait for. */
    private static final String ROUTE = "direct:probe-encoder?block=false";

    private final Supplier<CamelContext> context;

    EncoderTrials(Supplier<CamelContext> context) {
        this.context = context;
    }

    @Override
    public EncoderVerdict apply(EncoderTrial trial) {
        ProducerTemplate template = context.get().createProducerTemplate();
        try {
            return Optional.ofNullable(template.requestBody(ROUTE, trial, EncoderVerdict.class))
                    .orElseGet(() -> EncoderVerdict.bad("the route probe-encoder gave no verdict"));
        } finally {
            template.stop();
        }
    }
}
