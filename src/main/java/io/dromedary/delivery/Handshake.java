package io.dromedary.delivery;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * One request to become a viewer, before the upgrade: what the route that decides is given, and what it decided.
 *
 * <p>Written by the event loop, then used by one worker, then by the event loop again.
 */
final class Handshake {

    /** Header: whether the client asked for a WebSocket. */
    static final String UPGRADE = "upgrade";

    /** Header: where the client is, under the name that it has at Camel's own doors. */
    private static final String ADDRESS = "CamelVertxPlatformHttpRemoteAddress";

    private static final int REFUSED_FROM = 300;
    private static final int INTERNAL_ERROR = 500;

    private final Map<String, String> query;
    private final Map<String, String> path;
    private final boolean upgrade;
    private final String address;
    private int status = INTERNAL_ERROR;
    private String answer = "";
    private @Nullable Admission admission;

    Handshake(RoutingContext request) {
        this.query = new java.util.HashMap<>();
        // a parameter that is given twice is joined with a comma, as TinyCam's framework does, and so fails
        request.queryParams()
                .forEach((name, value) -> query.merge(name.toLowerCase(Locale.ROOT), value, (a, b) -> a + ',' + b));
        this.path = Map.copyOf(request.pathParams());
        String asked = request.request().getHeader(HttpHeaders.UPGRADE);
        this.address = String.valueOf(request.request().remoteAddress());
        this.upgrade = asked != null && asked.equalsIgnoreCase("websocket");
    }

    void writeTo(Exchange exchange) {
        exchange.setPattern(ExchangePattern.InOut);
        Message message = exchange.getMessage();
        query.forEach(message::setHeader);
        path.forEach(message::setHeader);
        message.setHeader(UPGRADE, upgrade);
        message.setHeader(ADDRESS, address);
    }

    void decidedBy(Exchange exchange) {
        if (exchange.getException() != null) {
            return;
        }
        Message message = exchange.getMessage();
        Integer code = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        admission = message.getBody() instanceof Admission granted ? granted : null;
        if (code != null) {
            status = code;
        } else if (admission != null) {
            status = 0;
        }
        String body = admission == null ? message.getBody(String.class) : null;
        answer = body == null ? "" : body;
    }

    /** Returns what was granted, or nothing if the viewer is refused. */
    Optional<Admission> granted() {
        return status < REFUSED_FROM ? Optional.ofNullable(admission) : Optional.empty();
    }

    int status() {
        return status < REFUSED_FROM ? INTERNAL_ERROR : status;
    }

    String answer() {
        return answer;
    }
}
