package io.dromedary.reload;

import java.util.Arrays;
import java.util.Optional;

/** What an entry of a route file is. In the order in which they are loaded: what others need comes first. */
public enum RouteKind {
    /** Beans made in YAML. */
    BEANS("beans", false),
    /** How REST is served. */
    REST_CONFIGURATION("restConfiguration", false),
    /** What the routes that name it do when a step fails. */
    ROUTE_CONFIGURATION("routeConfiguration", true),
    /** A route with parameters, of which instances are made. */
    ROUTE_TEMPLATE("routeTemplate", true),
    /** One instance of a template. */
    TEMPLATED_ROUTE("templatedRoute", true),
    /** An ordinary route. */
    ROUTE("route", true),
    /** A route that begins with {@code from}, so that it has no place for an id. */
    BARE_ROUTE("from", true),
    /** Paths and the routes that answer them. */
    REST("rest", false),
    /** Anything else that Camel's YAML knows. */
    OTHER("", false);

    private final String key;
    private final boolean needsId;

    RouteKind(String key, boolean needsId) {
        this.key = key;
        this.needsId = needsId;
    }

    /** The key in YAML; Camel takes {@code route-configuration} for {@code routeConfiguration} too. */
    String key() {
        return key;
    }

    /** Whether an entry without an id is refused: what has no name cannot be replaced. */
    boolean needsId() {
        return needsId;
    }

    /** The name of the field that holds the id. */
    String idField() {
        return this == TEMPLATED_ROUTE ? "routeId" : "id";
    }

    static Optional<RouteKind> of(String key) {
        String plain = key.replace("-", "");
        return Arrays.stream(values())
                .filter(kind -> kind != OTHER && kind.key.equalsIgnoreCase(plain))
                .findFirst();
    }
}
