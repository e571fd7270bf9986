package io.dromedary.reload;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The routes of the running context, file by file. Knows of no check: what it is given it loads.
 *
 * <p>One thread at a time.
 */
final class LiveRoutes {

    private final CamelContext context;
    private final Model model;
    private final RouteRemoval removal;

    LiveRoutes(CamelContext context) {
        this.context = context;
        this.model = context.getCamelContextExtension().getContextPlugin(Model.class);
        this.removal = new RouteRemoval(context);
    }

    /** Loads a file of which nothing is loaded. */
    void add(RouteFile file) throws Exception {
        RouteText.addTo(context, file);
    }

    /**
     * Loads a new version of a file and removes the old one.
     *
     * <p>A route with an id makes room first; its callers wait at {@code direct:} meanwhile. The routes of a
     * {@code rest} have no ids, so the new ones are there before the old ones go, and no path is ever missing.
     *
     * @throws Exception if the new version does not load; then neither is loaded
     */
    void replace(RouteFile old, RouteFile fresh) throws Exception {
        List<RouteDefinition> before = routesOf(old);
        forgetDefinitions(old);
        removal.removeDefinitions(
                before.stream().filter(RouteDefinition::hasCustomIdAssigned).toList());
        try {
            RouteText.addTo(context, fresh);
        } catch (Exception e) {
            remove(fresh);
            throw e;
        } finally {
            removal.removeDefinitions(before.stream()
                    .filter(model.getRouteDefinitions()::contains)
                    .toList());
        }
    }

    /** Stops and removes all that is loaded of a file. */
    void remove(RouteFile file) throws Exception {
        removal.removeDefinitions(routesOf(file));
        forgetDefinitions(file);
    }

    /** The ids of the routes that a file has brought, templates aside. */
    List<String> routeIds(RouteFile file) {
        return routesOf(file).stream().map(RouteDefinition::getRouteId).toList();
    }

    private List<RouteDefinition> routesOf(RouteFile file) {
        Set<String> templated = ids(file, RouteKind.TEMPLATED_ROUTE);
        return select(
                model.getRouteDefinitions(),
                route -> isFrom(file, route.getResource()) || templated.contains(String.valueOf(route.getRouteId())));
    }

    private void forgetDefinitions(RouteFile file) throws Exception {
        model.removeRouteTemplateDefinitions(
                select(model.getRouteTemplateDefinitions(), template -> isFrom(file, template.getResource())));
        Set<String> configurations = ids(file, RouteKind.ROUTE_CONFIGURATION);
        synchronized (model) {
            model.getRestDefinitions().removeIf(rest -> isFrom(file, rest.getResource()));
            model.getRouteConfigurationDefinitions()
                    .removeIf(configuration -> configurations.contains(String.valueOf(configuration.getId())));
        }
    }

    /** Camel hands out the list it works on; while it is read, nobody may add to it. */
    private <T> List<T> select(List<T> definitions, Predicate<T> wanted) {
        synchronized (model) {
            return definitions.stream().filter(wanted).toList();
        }
    }

    private static boolean isFrom(RouteFile file, @Nullable Resource resource) {
        return resource != null && RouteText.location(file).equals(resource.getLocation());
    }

    private static Set<String> ids(RouteFile file, RouteKind kind) {
        return file.entries().stream()
                .filter(entry -> entry.kind() == kind)
                .flatMap(entry -> entry.id().stream())
                .collect(Collectors.toSet());
    }
}
