package io.dromedary.reload;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.Suspendable;
import org.apache.camel.component.direct.DirectConsumer;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Takes routes out of the running context without breaking an exchange that is inside one.
 *
 * <p>Camel alone would stop the steps under an exchange that comes in at the wrong moment, and sleep a whole second if
 * one is inside. So the doors are closed first, and those inside get a moment to finish. Whoever calls a route through
 * {@code direct:} waits at the door for the next version. Thread-safe.
 */
public final class RouteRemoval {

    private static final Duration LOOK_EVERY = Duration.ofMillis(1);

    /** A caller between the door and the first step is not counted yet, so being empty once proves nothing. */
    private static final int QUIET_LOOKS = 3;

    /** A request of Vert.x waits for a thread between the door and the first step. */
    private static final int QUIET_LOOKS_FOR_REQUESTS = 50;

    private static final int MOST_LOOKS = 150;
    private static final Duration STOP_EMPTY_WITHIN = Duration.ofMillis(100);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    private final CamelContext context;

    /** Removes from {@code context}. */
    public RouteRemoval(CamelContext context) {
        this.context = context;
    }

    /**
     * Stops and removes the routes with these ids; an id that no route has is passed over.
     *
     * @throws Exception if a consumer cannot be stopped
     */
    public void remove(List<String> ids) throws Exception {
        ids.forEach(this::closeTheDoor);
        Duration limit = isEmptySoon(ids) ? STOP_EMPTY_WITHIN : STOP_WITHIN;
        for (String id : ids) {
            if (limit.equals(STOP_EMPTY_WITHIN)) {
                // ends the pollers of seda:, for which Camel would wait a second
                ServiceHelper.stopService(consumer(id));
            }
            context.getRouteController().stopRoute(id, limit.toMillis(), TimeUnit.MILLISECONDS);
            context.removeRoute(id);
        }
    }

    /** Removes each route, whether it runs, failed to start, or is a mere definition. */
    void removeDefinitions(List<RouteDefinition> routes) throws Exception {
        remove(routes.stream()
                .map(RouteDefinition::getRouteId)
                .filter(Objects::nonNull)
                .toList());
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        synchronized (model) {
            model.getRouteDefinitions().removeAll(routes);
        }
    }

    private void closeTheDoor(String id) {
        // a consumer that cannot be suspended is stopped by Camel, with whatever is inside
        if (consumer(id) instanceof Suspendable consumer) {
            ServiceHelper.suspendService(consumer);
        }
    }

    private boolean isEmptySoon(List<String> ids) {
        boolean onlyDirect = ids.stream().map(this::consumer).allMatch(DirectConsumer.class::isInstance);
        int enough = onlyDirect ? QUIET_LOOKS : QUIET_LOOKS_FOR_REQUESTS;
        int quiet = 0;
        for (int look = 0; look < MOST_LOOKS && quiet < enough && !ids.isEmpty(); look++) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            boolean empty =
                    ids.stream().allMatch(id -> context.getInflightRepository().size(id) == 0);
            quiet = empty ? quiet + 1 : 0;
        }
        return quiet >= enough;
    }

    private @Nullable Consumer consumer(String id) {
        Route route = context.getRoute(id);
        return route == null ? null : route.getConsumer();
    }
}
