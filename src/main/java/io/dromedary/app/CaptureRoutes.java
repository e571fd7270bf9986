package io.dromedary.app;

import io.dromedary.reload.RouteRemoval;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;

/** The routes {@code capture-NAME}, one for each camera, all made of the template in {@code routes/}. */
final class CaptureRoutes {

    static final String TEMPLATE = "capture-camera";

    private final Supplier<CamelContext> context;
    private final Consumer<String> onStopped;
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();

    /**
     * Makes routes.
     *
     * @param context where; asked for when the first is made
     * @param onStopped hears of each camera whose capture was stopped for good
     */
    CaptureRoutes(Supplier<CamelContext> context, Consumer<String> onStopped) {
        this.context = context;
        this.onStopped = onStopped;
    }

    /** Makes the route of a camera; it starts with {@link #start}. */
    void add(String camera) {
        doing(() -> context.get().addRouteFromTemplate(routeId(camera), TEMPLATE, Map.of("camera", camera)));
    }

    /** Makes the route of a camera anew; it runs afterwards if it is meant to. */
    void renew(String camera) {
        removeRoute(camera);
        add(camera);
        if (wanted.contains(camera)) {
            start(camera);
        }
    }

    void start(String camera) {
        wanted.add(camera);
        doing(() -> context.get().getRouteController().startRoute(routeId(camera)));
    }

    void stop(String camera) {
        wanted.remove(camera);
        doing(() -> context.get().getRouteController().stopRoute(routeId(camera)));
        onStopped.accept(camera);
    }

    void remove(String camera) {
        wanted.remove(camera);
        removeRoute(camera);
        onStopped.accept(camera);
    }

    private void removeRoute(String camera) {
        doing(() -> new RouteRemoval(context.get()).remove(List.of(routeId(camera))));
    }

    static String routeId(String camera) {
        return "capture-" + camera;
    }

    private static void doing(Change change) {
        try {
            change.run();
        } catch (Exception e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** Something that Camel declares to fail with anything. */
    private interface Change {
        void run() throws Exception;
    }
}
