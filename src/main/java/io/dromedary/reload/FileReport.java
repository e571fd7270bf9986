package io.dromedary.reload;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one route file fares.
 *
 * @param file its name within the routes folder
 * @param loadedAt since when the version that runs does so; empty if none runs
 * @param routeIds the routes it has brought
 * @param problem why the file on disk is not what runs; empty if it is
 */
public record FileReport(
        String file, Optional<Instant> loadedAt, List<String> routeIds, Optional<RouteProblem> problem) {

    /** Copies the list. */
    public FileReport {
        routeIds = List.copyOf(routeIds);
    }
}
