package io.dromedary.app;

import io.dromedary.capture.FfmpegFinder;
import io.dromedary.capture.FfmpegMissingException;
import io.dromedary.config.LogConfig;
import io.dromedary.crypto.SealSelfTest;
import io.dromedary.keys.KeyFile;
import io.dromedary.keys.KeyFileException;
import io.dromedary.keys.KeyRing;
import io.dromedary.live.Farewell;
import io.dromedary.reload.ReloadRoutes;
import io.dromedary.reload.RouteFileException;
import io.dromedary.reload.RouteFolder;
import io.dromedary.web.Page;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running node: its keys, cameras, routes and port. Started once, closed once. */
public final class Node implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final long CLOSE_SECONDS = 3;
    private static final long SELF_TEST_SECONDS = 30;

    private final NodeSettings settings;
    private final Clock clock;
    private final Consumer<LogConfig> log;
    private final Main main = new Main();
    private final Vertx vertx;
    private KeyFile.@Nullable Content keys;
    private @Nullable Ownership ownership;
    private @Nullable NodeParts parts;
    private @Nullable PortSecurity security;
    private volatile @Nullable StatusReport status;

    private Node(NodeSettings settings, Clock clock, Consumer<LogConfig> log) {
        this.settings = settings;
        this.clock = clock;
        this.log = log;
        int loops = settings.loops();
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops).setPreferNativeTransport(true));
    }

    /**
     * Starts a node and returns when it can serve.
     *
     * @param log told how to log, once the configuration is read and each time that it is applied
     * @throws StartFailure if it cannot; nothing is left running then
     */
    static Node start(NodeSettings settings, Clock clock, Consumer<LogConfig> log) throws StartFailure {
        Node node = new Node(settings, clock, log);
        try {
            node.begin();
            return node;
        } catch (Exception e) {
            node.close();
            String reason = e instanceof StartFailure
                    ? String.valueOf(e.getMessage())
                    : "The node cannot start: " + rootMessage(e);
            throw new StartFailure(reason + node.linkForLater(), e);
        }
    }

    /** Returns the link to the page with the key in its fragment, if the keys were made just now. */
    String firstRunLink() throws StartFailure {
        KeyFile.Content content = keys;
        if (content == null || !content.isNew()) {
            return "";
        }
        return address() + "/#key=" + content.keys().access().revealBase64Url();
    }

    /** The keys are made only once, so their link must not be lost when the rest of the first start fails. */
    private String linkForLater() throws StartFailure {
        String link = firstRunLink();
        return link.isEmpty() ? "" : "\nThe keys were made all the same. Once the node runs, see your camera:  " + link;
    }

    /** Returns where browsers on this machine find the node. */
    String address() throws StartFailure {
        PortSecurity port = security;
        return settings.address(port == null ? "http" : port.scheme());
    }

    /** Returns the SHA-256 of the port's certificate, or nothing without TLS. */
    String fingerprint() {
        PortSecurity port = security;
        return port == null ? "" : port.fingerprint();
    }

    private void begin() throws Exception {
        Ownership owned = Ownership.take(settings, clock);
        ownership = owned;
        requireFreePort();
        LOG.info("Network: {}", vertx.isNativeTransportEnabled() ? "native epoll" : "Java NIO");
        CompletableFuture<Void> selfTest = CompletableFuture.runAsync(new SealSelfTest(new SecureRandom())::run);
        KeyFile.Content content = readKeys();
        keys = content;
        KeyRing ring = new KeyRing(new KeyFile(settings.keyFile()), content.keys());
        FfmpegFinder finder = FfmpegFinder.ofThisMachine();
        NodeParts made =
                new NodeParts(new NodeParts.Foundation(settings, owned, clock), ring, finder, main::getCamelContext);
        parts = made;
        requireFfmpeg(made.cameras, finder);
        log.accept(made.cameras.node().log());
        PortSecurity port = PortSecurity.open(made.cameras.node().tls(), settings, clock);
        security = port;
        made.cameras.onApplied(applied -> log.accept(applied.log()));
        made.cameras.onApplied(applied -> port.apply(applied.tls()));
        NodeBeans beans = new NodeBeans(settings, made, port);
        startCamel(beans);
        loadRoutes(beans, made, port);
        selfTest.get(SELF_TEST_SECONDS, TimeUnit.SECONDS);
        made.cameras.begin(settings.autostart());
        warmUp();
    }

    private void requireFreePort() throws StartFailure {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException e) {
            throw new StartFailure(
                    ("Port %d on %s cannot be had: %s. Is another node running? Stop it, or choose another port:"
                                    + " DROMEDARY_PORT=8081 mvn compile camel:run")
                            .formatted(settings.port(), settings.host(), e.getMessage()),
                    e);
        }
    }

    private KeyFile.Content readKeys() throws StartFailure {
        try {
            KeyFile.Content content = new KeyFile(settings.keyFile()).readOrCreate(new SecureRandom());
            content.warnings().forEach(LOG::warn);
            return content;
        } catch (KeyFileException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static void requireFfmpeg(Cameras cameras, FfmpegFinder finder) throws StartFailure {
        for (String name : cameras.names()) {
            try {
                finder.find(cameras.config(name).orElseThrow().ffmpeg().path());
            } catch (FfmpegMissingException e) {
                throw new StartFailure("Camera " + name + " has no ffmpeg: " + e.getMessage(), e);
            }
        }
    }

    private void startCamel(NodeBeans beans) throws Exception {
        beans.bindTo(main, vertx, this::status);
        main.setDefaultPropertyPlaceholderLocation("file:" + settings.propertiesFile());
        main.addOverrideProperty("dromedary.home", settings.home().toString());
        main.addOverrideProperty("camel.server.host", settings.host());
        main.addOverrideProperty("camel.server.port", Integer.toString(settings.port()));
        main.start();
        Page.mount(VertxPlatformHttpRouter.lookup(
                main.getCamelContext(), VertxPlatformHttpRouter.getRouterNameFromPort(settings.port())));
    }

    private void loadRoutes(NodeBeans beans, NodeParts made, PortSecurity port) throws Exception {
        CaptureTemplate template = new CaptureTemplate(made.captureRoutes, made.cameras::names);
        ReloadRoutes routes = new ReloadRoutes(
                main.getCamelContext(), new RouteFolder(settings.routes()), beans.scratchComponents(), template, clock);
        try {
            routes.loadAll();
        } catch (RouteFileException e) {
            throw new StartFailure(
                    settings.routes().resolve(String.valueOf(e.getMessage())) + ". Repair the file and start again.",
                    e);
        }
        status = new StatusReport(made, routes.report(), port);
        main.getCamelContext().addService(routes);
    }

    private String status() {
        StatusReport report = status;
        return report == null ? "{}" : report.json();
    }

    /** Before the first viewer comes, but not in the way of being ready. */
    private static void warmUp() {
        Thread warmUp = new Thread(() -> new SealSelfTest(new SecureRandom()).warmUp(), "warm-up");
        warmUp.setDaemon(true);
        warmUp.start();
    }

    /** Says goodbye to the viewers, ends every ffmpeg and frees the port; takes some seconds at most. */
    @Override
    public void close() {
        if (parts != null) {
            parts.sessions.closeAll(Farewell.SHUTDOWN);
            parts.recordings.end();
            parts.playback.close();
        }
        main.stop();
        if (parts != null) {
            // after the routes, which note until their end what they have passed on
            parts.recordings.close();
        }
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The port was not freed in order: {}", e.toString());
        }
        if (ownership != null) {
            ownership.close();
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
