package io.dromedary.reload;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.support.DefaultRegistry;

/**
 * A Camel context that is never started: routes can be made in it, and nothing of them runs.
 *
 * <p>It sees the beans and properties of the running one, and has components of its own. One thread owns it; close it.
 */
final class ScratchContext implements AutoCloseable {

    private final DefaultCamelContext context;

    ScratchContext(CamelContext live, ScratchComponents components) {
        DefaultRegistry registry = new DefaultRegistry(new SharedBeans(live.getRegistry()));
        components.bindTo(registry);
        context = new DefaultCamelContext(false);
        context.getCamelContextExtension().setRegistry(registry);
        context.disableJMX();
        context.getCamelContextExtension().setName(live.getName() + "-check");
        context.setAutoStartup(false);
        context.getCamelContextExtension();
        context.setStartupSummaryLevel(StartupSummaryLevel.Off);
        context.setApplicationContextClassLoader(live.getApplicationContextClassLoader());
        context.getRestConfiguration().setInlineRoutes(false);
        context.init();
        context.getPropertiesComponent().addPropertiesSource(new LiveProperties(live));
    }

    /** Adds the definitions in {@code file}; makes none of its routes. */
    void add(RouteFile file) throws Exception {
        RouteText.addTo(context, file);
    }

    /** Makes an instance of a template. */
    void instantiate(String templateId, Map<String, Object> parameters) throws Exception {
        context.addRouteFromTemplate("check-" + templateId, templateId, parameters);
    }

    /** Makes the routes: resolves every scheme, option, bean, property, class and expression in them. */
    void makeRoutes() throws Exception {
        context.startRouteDefinitions(List.copyOf(context.getRouteDefinitions()));
    }

    RouteTemplateDefinition template(String id) {
        return context.getRouteTemplateDefinition(id);
    }

    /** Refuses a REST configuration whose component does not exist. */
    void requireRestComponent() {
        String name = context.getRestConfiguration().getComponent();
        if (name != null && context.getComponent(name, true, false) == null) {
            throw new NoSuchEndpointException(name);
        }
    }

    @Override
    public void close() throws IOException {
        context.close();
    }
}
