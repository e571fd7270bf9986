package io.dromedary.reload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Hands the text of a route file to Camel. */
final class RouteText {

    private RouteText() {}

    /** The name under which Camel remembers where a definition came from. */
    static String location(RouteFile file) {
        return "file:" + file.name();
    }

    /** Adds all that is in {@code file} to a context; its routes start if the context runs. */
    static void addTo(CamelContext context, RouteFile file) throws Exception {
        var resource = ResourceHelper.fromBytes(location(file), file.text().getBytes(StandardCharsets.UTF_8));
        for (RoutesBuilder builder : PluginHelper.getRoutesLoader(context).findRoutesBuilders(List.of(resource))) {
            if (builder instanceof RouteConfigurationsBuilder configurations) {
                configurations.addRouteConfigurationsToCamelContext(context);
            }
            context.addRoutes(builder);
            context.addTemplatedRoutes(builder);
        }
    }
}
