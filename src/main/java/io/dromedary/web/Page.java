package io.dromedary.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;

/**
 * Serves the page to browsers, and a sign of life to everybody else.
 *
 * <p>{@code GET /} is {@code index.html} for those who ask for HTML and {@code {"status":"ok"}} for the others, as
 * TinyCam's clients expect. All other files are below {@code /web/}, out of the class path.
 */
public final class Page {

    /** Nothing but our own files and our own sockets: a script from elsewhere could read the key. */
    private static final String CONTENT_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "media-src 'self' blob:",
            "connect-src 'self' ws: wss:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    private static final String FOLDER = "web";

    private Page() {}

    /** Adds the page to the node's router. */
    public static void mount(Router router) {
        StaticHandler files = StaticHandler.create(FOLDER)
                .setIncludeHidden(false)
                .setDirectoryListing(false)
                .setMaxAgeSeconds(0)
                // its cache can be made to answer 404 for a file that is there (CVE-2026-1002, Vert.x 4.5.22)
                .setCachingEnabled(false)
                .setIndexPage("index.html");
        router.route(HttpMethod.GET, "/").last().handler(Page::policy).handler(request -> {
            if (wantsHtml(request)) {
                request.reroute(HttpMethod.GET, "/web/index.html");
            } else {
                request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                        .end("{\"status\":\"ok\"}");
            }
        });
        router.route(HttpMethod.GET, "/web/*").last().handler(Page::policy).handler(files);
    }

    private static boolean wantsHtml(RoutingContext request) {
        String accept = request.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    private static void policy(RoutingContext request) {
        request.response()
                .putHeader("Content-Security-Policy", CONTENT_POLICY)
                .putHeader(HttpHeaders.VARY, "Accept")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        request.next();
    }
}
