package io.dromedary.http;

import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.component.platform.http.main.DefaultMainHttpServerFactory;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.main.HttpServerConfigurationProperties;

/**
 * Makes Camel use {@link NodeHttpServer}, with the {@code camel.server.*} settings as they are.
 *
 * <p>One instance, bound in the registry, is preferred by Camel to its own.
 */
public final class NodeHttpServerFactory extends DefaultMainHttpServerFactory {

    private final PortSettings settings;
    private final Clock clock;

    /** Makes a factory for the one server of the node; the clock dates its answers. */
    public NodeHttpServerFactory(PortSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Service newHttpServer(CamelContext context, HttpServerConfigurationProperties properties) {
        MainHttpServer stock = (MainHttpServer) super.newHttpServer(context, properties);
        NodeHttpServer server = new NodeHttpServer(stock.getConfiguration(), settings, clock);
        server.setCamelContext(context);
        // bound, because Camel looks for the port of its routes there and otherwise takes 8080 for granted
        context.getRegistry().bind("nodeHttpServerConfiguration", stock.getConfiguration());
        return server;
    }
}
