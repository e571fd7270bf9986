package io.dromedary.reload;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a route file out where nothing runs.
 *
 * <p>Makes every route of the file in a {@link ScratchContext}, beside the route configurations and templates that run,
 * so that whatever is misspelt is found before anything is replaced. What shows only when a route starts (a port that
 * is taken, a folder that cannot be written) is not found. Thread-safe.
 */
public final class RouteCheck {

    private static final Logger LOG = LoggerFactory.getLogger(RouteCheck.class);
    private static final String DUMMY = "check-route-configuration";

    private final CamelContext live;
    private final ScratchComponents components;
    private final RouteTemplates templates;

    /**
     * Makes a check for one node.
     *
     * @param live the node's context; never changed
     * @param components how to make the components that the node has bound itself
     * @param templates knows parameters to try a template with
     */
    public RouteCheck(CamelContext live, ScratchComponents components, RouteTemplates templates) {
        this.live = live;
        this.components = components;
        this.templates = templates;
    }

    /**
     * Checks a file against the others.
     *
     * @param file the new version
     * @param others the other files, as they run
     * @throws RouteFileException if the file cannot take part
     */
    public void check(RouteFile file, Collection<RouteFile> others) throws RouteFileException {
        FileSet set = new FileSet(others);
        set.requireUnique(file);
        set.requireKnown(file);
        try (ScratchContext scratch = new ScratchContext(live, components)) {
            for (RouteFile other : set.neededBy(file)) {
                scratch.add(other);
            }
            scratch.add(file);
            tryDefinitions(file, scratch);
            scratch.makeRoutes();
        } catch (Exception e) {
            LOG.debug("{} cannot be used", file.name(), e);
            throw PlainWords.of(file, e);
        }
    }

    private void tryDefinitions(RouteFile file, ScratchContext scratch) throws Exception {
        for (RouteEntry entry : file.entries()) {
            if (entry.kind() == RouteKind.REST_CONFIGURATION) {
                scratch.requireRestComponent();
            }
            if (entry.kind() == RouteKind.ROUTE_CONFIGURATION && entry.id().isPresent()) {
                scratch.add(dummyRoute(entry.id().get()));
            }
            if (entry.kind() == RouteKind.ROUTE_TEMPLATE && entry.id().isPresent()) {
                instantiate(scratch, entry.id().get());
            }
        }
    }

    private static RouteFile dummyRoute(String configurationId) throws RouteFileException {
        return RouteFile.parse(DUMMY + ".camel.yaml", """
                - route:
                    id: %1$s-%2$s
                    routeConfigurationId: %2$s
                    from:
                      uri: direct:%1$s
                      steps:
                        - stop: {}
                """.formatted(DUMMY, configurationId));
    }

    private void instantiate(ScratchContext scratch, String templateId) throws Exception {
        Map<String, Object> parameters = new HashMap<>(templates.sample(templateId));
        RouteTemplateDefinition template = scratch.template(templateId);
        if (template.getTemplateParameters() != null) {
            template.getTemplateParameters().stream()
                    .filter(parameter -> parameter.getDefaultValue() == null)
                    .map(RouteTemplateParameterDefinition::getName)
                    .forEach(name -> parameters.putIfAbsent(name, "sample"));
        }
        scratch.instantiate(templateId, parameters);
    }
}
