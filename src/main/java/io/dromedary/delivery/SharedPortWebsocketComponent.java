package io.dromedary.delivery;

import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.vertx.websocket.VertxWebsocketComponent;
import org.apache.camel.component.vertx.websocket.VertxWebsocketConfiguration;
import org.apache.camel.component.vertx.websocket.VertxWebsocketConsumer;
import org.apache.camel.component.vertx.websocket.VertxWebsocketEndpoint;
import org.apache.camel.spi.annotations.Component;

/**
 * {@code vertx-websocket:/path} on the node's own port, with a route that admits or refuses before the upgrade.
 *
 * <p>The stock component (4.17.0) opens a server of its own, turns every query parameter into a message header
 * (CVE-2026-46726), lets messages of one socket overtake each other, forgets its sockets when its route is reloaded,
 * and dials itself when nobody is connected. Here there is one {@link Door} for each path, which outlives the routes
 * behind it.
 *
 * <p>The annotation is needed: without it Camel does not find the endpoint's options and silently ignores them.
 */
@Component("vertx-websocket")
public final class SharedPortWebsocketComponent extends VertxWebsocketComponent {

    private final String admission;
    private final Map<String, Door> doors = new ConcurrentHashMap<>();

    /**
     * Makes the component.
     *
     * @param admission the endpoint that decides about a handshake, such as {@code direct:admit-viewer}, where the
     *     route does not name another as {@code admission}
     * @param port the node's port
     */
    public SharedPortWebsocketComponent(String admission, int port) {
        this.admission = admission;
        setDefaultPort(port);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        String asked = getAndRemoveParameter(parameters, "admission", String.class, admission);
        Endpoint made = super.createEndpoint(uri, remaining, parameters);
        if (made instanceof SharedPortEndpoint endpoint) {
            endpoint.admission = asked;
        }
        return made;
    }

    @Override
    protected VertxWebsocketEndpoint createEndpointInstance(String uri, VertxWebsocketConfiguration configuration) {
        return new SharedPortEndpoint(uri, this, configuration, admission);
    }

    @Override
    public void connectConsumer(VertxWebsocketConsumer consumer) {
        String path = path(consumer);
        Door door = doors.computeIfAbsent(path, name -> new Door(name, router(consumer), this::ask));
        door.open((DoorConsumer) consumer);
    }

    @Override
    public void disconnectConsumer(VertxWebsocketConsumer consumer) {
        Door door = doors.get(path(consumer));
        if (door != null) {
            door.shut((DoorConsumer) consumer);
        }
    }

    private void ask(String deciding, Handshake handshake) {
        try (ProducerTemplate template = getCamelContext().createProducerTemplate()) {
            handshake.decidedBy(template.send(deciding, handshake::writeTo));
        } catch (java.io.IOException e) {
            throw new IllegalStateException("the template did not close", e);
        }
    }

    private Router router(VertxWebsocketConsumer consumer) {
        int port = consumer.getEndpoint().getConfiguration().getWebsocketURI().getPort();
        Router router =
                VertxPlatformHttpRouter.lookup(getCamelContext(), VertxPlatformHttpRouter.getRouterNameFromPort(port));
        if (router == null) {
            throw new IllegalStateException("this node does not listen on port " + port);
        }
        return router;
    }

    private static String path(VertxWebsocketConsumer consumer) {
        return consumer.getEndpoint().getConfiguration().getWebsocketURI().getPath();
    }

    /** An endpoint that only receives: what viewers get goes through {@code direct:deliver-fragment}. */
    private static final class SharedPortEndpoint extends VertxWebsocketEndpoint {

        private String admission;

        SharedPortEndpoint(
                String uri,
                SharedPortWebsocketComponent component,
                VertxWebsocketConfiguration configuration,
                String admission) {
            super(uri, component, configuration);
            this.admission = admission;
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException(
                    "vertx-websocket: only receives in this node; viewers are sent to by direct:deliver-fragment");
        }

        @Override
        public Consumer createConsumer(Processor processor) throws Exception {
            DoorConsumer consumer = new DoorConsumer(this, processor, admission);
            configureConsumer(consumer);
            return consumer;
        }
    }
}
