package io.dromedary.app;

import io.dromedary.export.RemuxTask;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/** Sends what ffmpeg has to pack through its route. Any thread. */
final class RemuxRoute implements Function<RemuxTask, String> {

    /** Without its route there is nothing to wait for. */
    private static final String ROUTE = "direct:remux-recording?block=false";

    private final Supplier<CamelContext> context;

    RemuxRoute(Supplier<CamelContext> context) {
        this.context = context;
    }

    @Override
    public String apply(RemuxTask task) {
        ProducerTemplate template = context.get().createProducerTemplate();
        try {
            return Optional.ofNullable(template.requestBody(ROUTE, task, String.class))
                    .orElse("the route remux-recording gave no answer");
        } catch (CamelExecutionException e) {
            return String.valueOf(e.getCause());
        } finally {
            template.stop();
        }
    }
}
