package io.dromedary.reload;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has become of each route file: one line in the log when it happens, and a snapshot for whoever asks.
 * Thread-safe.
 */
public final class ReloadReport {

    private static final Logger LOG = LoggerFactory.getLogger(ReloadReport.class);
    private static final DateTimeFormatter HOURS_AND_MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Clock clock;
    private final Map<String, FileReport> files = new TreeMap<>();

    /** Times of day in sentences are those of the clock's zone. */
    ReloadReport(Clock clock) {
        this.clock = clock;
    }

    /** How each file fares, by name. */
    public synchronized List<FileReport> files() {
        return List.copyOf(files.values());
    }

    synchronized void started(String file, List<String> routeIds) {
        files.put(file, running(file, routeIds));
    }

    synchronized void takenOver(String file, List<String> routeIds, Duration took) {
        files.put(file, running(file, routeIds));
        LOG.info("{} taken over in {} ms", file, took.toMillis());
    }

    synchronized void removed(String file) {
        Optional<Instant> loadedAt = Optional.ofNullable(files.remove(file)).flatMap(FileReport::loadedAt);
        if (loadedAt.isPresent()) {
            LOG.info("{} was deleted, its routes are gone", file);
        }
    }

    /** The file on disk is what runs. */
    synchronized void same(String file) {
        FileReport known = files.get(file);
        if (known != null && known.problem().isPresent()) {
            files.put(file, new FileReport(file, known.loadedAt(), known.routeIds(), Optional.empty()));
            LOG.info("{} is again the version that runs", file);
        }
    }

    synchronized void refused(RouteFileException failure, boolean runs) {
        String file = failure.file();
        Optional<FileReport> known = Optional.ofNullable(files.get(file));
        Optional<Instant> loadedAt = known.flatMap(FileReport::loadedAt).filter(at -> runs);
        Optional<RouteProblem> before = known.flatMap(FileReport::problem);
        RouteProblem problem = new RouteProblem(failure.line(), failure.reason(), clock.instant(), meanwhile(loadedAt));
        if (before.isPresent() && isSame(before.get(), problem)) {
            return;
        }
        List<String> ids = runs ? known.map(FileReport::routeIds).orElse(List.of()) : List.of();
        files.put(file, new FileReport(file, loadedAt, ids, Optional.of(problem)));
        LOG.warn("{}. {}", failure.getMessage(), problem.meanwhile());
    }

    /** The files that have a problem. */
    synchronized Set<String> refused() {
        Set<String> names = new TreeSet<>();
        files.values().stream().filter(file -> file.problem().isPresent()).forEach(file -> names.add(file.file()));
        return names;
    }

    private FileReport running(String file, List<String> routeIds) {
        return new FileReport(file, Optional.of(clock.instant()), routeIds, Optional.empty());
    }

    private String meanwhile(Optional<Instant> loadedAt) {
        return loadedAt.map(at -> "The version of "
                        + HOURS_AND_MINUTES.format(ZonedDateTime.ofInstant(at, clock.getZone()))
                        + " goes on running.")
                .orElse("Nothing of it runs.");
    }

    private static boolean isSame(RouteProblem one, RouteProblem other) {
        return one.line().equals(other.line())
                && one.reason().equals(other.reason())
                && one.meanwhile().equals(other.meanwhile());
    }
}
