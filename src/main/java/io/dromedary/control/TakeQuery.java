package io.dromedary.control;

import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/**
 * Takes the query of a GET for its body, exactly as it was sent: that is what is signed, and {@link ReadCommand} reads
 * the command out of it. Leaves other requests alone.
 */
public final class TakeQuery implements Processor {

    /** Property: the body is a query. */
    static final String QUERY = "query";

    @Override
    public void process(Exchange exchange) {
        HttpMessage request = exchange.getMessage(HttpMessage.class);
        if (HttpMethod.GET.equals(request.getRequest().method())) {
            String query = request.getRequest().query();
            request.setBody((query == null ? "" : query).getBytes(StandardCharsets.UTF_8));
            exchange.setProperty(QUERY, true);
        }
    }
}
