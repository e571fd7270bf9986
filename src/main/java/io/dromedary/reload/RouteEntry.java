package io.dromedary.reload;

import java.util.Optional;
import java.util.Set;

/**
 * One entry of a route file.
 *
 * @param kind what it is
 * @param id its id, if it has one
 * @param line where it begins, from 1
 * @param configurations ids, or Camel's patterns of ids, of the route configurations it names
 * @param template the id of the template it is an instance of, if it is one
 * @param door the {@code direct:} address it answers to, if it does; only one route can
 */
public record RouteEntry(
        RouteKind kind,
        Optional<String> id,
        int line,
        Set<String> configurations,
        Optional<String> template,
        Optional<String> door) {

    /** Copies the set. */
    public RouteEntry {
        configurations = Set.copyOf(configurations);
    }
}
