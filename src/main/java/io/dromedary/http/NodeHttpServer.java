package io.dromedary.http;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Camel's HTTP server with our own options, on several event loops, behind {@link Ingress}.
 *
 * <p>The stock server hard-codes its options: it compresses WebSocket messages, which is wasted on sealed bytes, sets
 * no limits and no time-outs, and runs on one loop (camel-platform-http-vertx 4.17.0).
 */
final class NodeHttpServer extends VertxPlatformHttpServer {

    private static final int START_SECONDS = 10;

    /** A request line or its headers above these are refused with 414 and 431. */
    private static final int MAX_LINE_BYTES = 8 << 10;

    private static final int MAX_HEADER_BYTES = 16 << 10;

    /** Longest message a viewer may send; everything a client says is far shorter. */
    private static final int MAX_MESSAGE_BYTES = 64 << 10;

    /** Longer than the time between two pings, so that only a dead or silent connection meets it. */
    private static final int IDLE_SECONDS = 75;

    /** How long a peer may take to answer a close frame. */
    private static final int CLOSING_SECONDS = 2;

    /** Small, so that what a slow viewer has not got is dropped by us and not sent minutes late by the kernel. */
    private static final int SEND_BUFFER_BYTES = 256 << 10;

    private static final Map<Integer, String> ANSWERS = Map.of(
            400, "bad request",
            404, "not found",
            405, "method not allowed",
            413, "too large",
            414, "too long",
            415, "unsupported",
            500, "internal error",
            503, "not now");

    private final VertxPlatformHttpServerConfiguration configuration;
    private final PortSettings settings;
    private final Clock clock;
    private @Nullable String deployment;

    NodeHttpServer(VertxPlatformHttpServerConfiguration configuration, PortSettings settings, Clock clock) {
        super(configuration);
        this.configuration = configuration;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void initializeServer() {
        super.initializeServer();
        Router router = router();
        router.route().order(Integer.MIN_VALUE).handler(new Ingress(settings, clock));
        ANSWERS.forEach((status, words) -> router.errorHandler(status, request -> answer(request, status, words)));
    }

    private static void answer(RoutingContext request, int status, String words) {
        if (!request.response().ended() && !request.response().headWritten()) {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json; charset=utf-8")
                    .end("{\"error\":\"" + words + "\"}");
        }
    }

    @Override
    protected void startServer() throws Exception {
        DeploymentOptions instances = new DeploymentOptions().setInstances(settings.loops());
        deployment = await(getVertx()
                .deployVerticle(() -> new Listener(options(), router()), instances)
                .toCompletionStage()
                .toCompletableFuture());
    }

    @Override
    protected void stopServer() {
        String running = deployment;
        deployment = null;
        if (running != null) {
            try {
                await(getVertx().undeploy(running).toCompletionStage().toCompletableFuture());
            } catch (Exception e) {
                throw new IllegalStateException("the HTTP server did not stop", e);
            }
        }
    }

    @Override
    public int getPort() {
        return configuration.getBindPort();
    }

    private Router router() {
        return VertxPlatformHttpRouter.lookup(
                getCamelContext(), VertxPlatformHttpRouter.getRouterNameFromPort(configuration.getPort()));
    }

    private HttpServerOptions options() {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(configuration.getBindHost())
                .setPort(configuration.getBindPort())
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(MAX_MESSAGE_BYTES)
                .setMaxWebSocketMessageSize(MAX_MESSAGE_BYTES)
                .setMaxInitialLineLength(MAX_LINE_BYTES)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(IDLE_SECONDS)
                .setWebSocketClosingTimeout(CLOSING_SECONDS)
                .setSendBufferSize(SEND_BUFFER_BYTES);
        settings.certificate().ifPresent(certificate -> TlsOptions.add(certificate, options));
        return options;
    }

    private static <T> T await(CompletableFuture<T> future)
            throws IllegalStateException, InterruptedException, TimeoutException {
        try {
            return future.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** One event loop that listens on the shared port. */
    private static final class Listener extends AbstractVerticle {

        private final HttpServerOptions options;
        private final Router router;
        private @Nullable HttpServer server;

        Listener(HttpServerOptions options, Router router) {
            this.options = options;
            this.router = router;
        }

        @Override
        public void start(Promise<Void> started) {
            HttpServer listening = vertx.createHttpServer(options).requestHandler(router);
            server = listening;
            listening.listen().<Void>mapEmpty().onComplete(started);
        }

        @Override
        public void stop(Promise<Void> stopped) {
            HttpServer listening = server;
            if (listening == null) {
                stopped.complete();
            } else {
                listening.close().onComplete(stopped);
            }
        }
    }
}
