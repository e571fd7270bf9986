package io.dromedary.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The first thing that happens to a request: every header and query parameter that nobody asked for is removed.
 *
 * <p>Camel turns what is left into message headers, and some of its components take orders from headers
 * (CVE-2025-27636, CVE-2026-46726). A list of what may pass is the only kind of filter that has never been bypassed.
 */
final class Ingress implements Handler<RoutingContext> {

    /**
     * What HTTP and the WebSocket handshake need for themselves. A content type is not needed: bodies stay raw bytes.
     */
    private static final Set<String> PROTOCOL_HEADERS = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "expect",
            "upgrade",
            "origin",
            "accept",
            "if-match",
            "if-none-match",
            "if-unmodified-since",
            "if-modified-since",
            "range",
            "if-range",
            "sec-websocket-key",
            "sec-websocket-version",
            "sec-websocket-protocol",
            "sec-websocket-extensions");

    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final PortSettings settings;
    private final Clock clock;

    /** Makes the filter; the clock is for the date that browsers set their own by. */
    Ingress(PortSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void handle(RoutingContext request) {
        keepOnly(
                request.request().headers(),
                name -> PROTOCOL_HEADERS.contains(name) || settings.headers().contains(name));
        keepOnly(request.queryParams(), settings.query()::contains);
        request.response()
                .putHeader("Date", DATE.format(clock.instant()))
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-store");
        request.next();
    }

    private static void keepOnly(MultiMap values, Predicate<String> allowed) {
        for (String name : List.copyOf(values.names())) {
            if (!allowed.test(name.toLowerCase(Locale.ROOT))) {
                values.remove(name);
            }
        }
    }
}
