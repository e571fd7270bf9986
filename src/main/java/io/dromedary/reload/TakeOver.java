package io.dromedary.reload;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a new version of a file in the place of the running one, or leaves everything as it is.
 *
 * <p>One thread at a time.
 */
final class TakeOver {

    private static final Logger LOG = LoggerFactory.getLogger(TakeOver.class);

    private final LiveRoutes live;
    private final RouteCheck check;
    private final RouteTemplates templates;
    private final Map<String, RouteFile> running = new TreeMap<>();

    TakeOver(LiveRoutes live, RouteCheck check, RouteTemplates templates) {
        this.live = live;
        this.check = check;
        this.templates = templates;
    }

    /** The version of a file that runs. */
    Optional<RouteFile> running(String name) {
        return Optional.ofNullable(running.get(name));
    }

    /**
     * Loads a file while the node starts; the application makes the instances of templates afterwards. What loads needs
     * no dry run, which would double the time to start: only templates are tried, since nothing is made of them yet.
     */
    void start(RouteFile file) throws RouteFileException {
        FileSet others = new FileSet(running.values());
        others.requireUnique(file);
        others.requireKnown(file);
        if (!templateIds(file).isEmpty()) {
            check.check(file, running.values());
        }
        try {
            live.add(file);
        } catch (Exception e) {
            throw PlainWords.of(file, e);
        }
        running.put(file.name(), file);
    }

    /** Takes over a version that differs from the running one, with all that has to be loaded again because of it. */
    void takeOver(RouteFile fresh) throws RouteFileException {
        RouteFile old = running.get(fresh.name());
        check.check(fresh, others(fresh.name()));
        Set<RouteFile> dependents = dependents(old, fresh);
        requireStillKnown(fresh, dependents);
        try {
            swap(old, fresh);
            refresh(dependents);
            running.put(fresh.name(), fresh);
        } catch (Exception e) {
            LOG.debug("{} failed after its check", fresh.name(), e);
            putBack(old, fresh, dependents);
            throw PlainWords.of(fresh, e);
        }
    }

    /** Removes what a file has brought. */
    void forget(String name) throws RouteFileException {
        RouteFile old = running.get(name);
        if (old == null) {
            return;
        }
        FileSet rest = new FileSet(others(name));
        for (RouteFile dependent : new FileSet(running.values()).dependentsOf(old)) {
            requireKnown(rest, dependent, name, "was deleted");
        }
        try {
            live.remove(old);
            running.remove(name);
            for (String template : templateIds(old)) {
                templates.gone(template);
            }
        } catch (Exception e) {
            throw PlainWords.of(old, e);
        }
    }

    private void swap(@Nullable RouteFile from, RouteFile to) throws Exception {
        if (from == null) {
            live.add(to);
        } else {
            live.replace(from, to);
        }
        Set<String> now = templateIds(to);
        for (String template : from == null ? Set.<String>of() : templateIds(from)) {
            if (!now.contains(template)) {
                templates.gone(template);
            }
        }
        for (String template : now) {
            templates.changed(template);
        }
    }

    private void refresh(Set<RouteFile> dependents) throws Exception {
        for (RouteFile file : dependents) {
            if (file.has(RouteKind.ROUTE_TEMPLATE)) {
                for (String template : templateIds(file)) {
                    templates.changed(template);
                }
            } else {
                live.replace(file, file);
            }
        }
    }

    private void putBack(@Nullable RouteFile old, RouteFile fresh, Set<RouteFile> dependents) {
        try {
            if (old == null) {
                live.remove(fresh);
                for (String template : templateIds(fresh)) {
                    templates.gone(template);
                }
            } else {
                swap(fresh, old);
            }
            refresh(dependents);
        } catch (Exception e) {
            running.remove(fresh.name());
            LOG.error("{}: the version that ran could not be put back. Save the file again.", fresh.name(), e);
        }
    }

    private Set<RouteFile> dependents(@Nullable RouteFile old, RouteFile fresh) {
        FileSet all = new FileSet(others(fresh.name()));
        Set<RouteFile> dependents = new LinkedHashSet<>(all.dependentsOf(fresh));
        if (old != null) {
            dependents.addAll(all.dependentsOf(old));
        }
        return dependents;
    }

    private void requireStillKnown(RouteFile fresh, Set<RouteFile> dependents) throws RouteFileException {
        List<RouteFile> after = others(fresh.name());
        after.add(fresh);
        for (RouteFile dependent : dependents) {
            requireKnown(new FileSet(after), dependent, fresh.name(), "no longer has what is needed");
        }
    }

    private static void requireKnown(FileSet set, RouteFile dependent, String name, String what)
            throws RouteFileException {
        try {
            set.requireKnown(dependent);
        } catch (RouteFileException e) {
            throw new RouteFileException(name, what + ", but " + dependent.name() + " needs it: " + e.reason());
        }
    }

    private List<RouteFile> others(String name) {
        List<RouteFile> others = new ArrayList<>(running.values());
        others.removeIf(file -> file.name().equals(name));
        return others;
    }

    private static Set<String> templateIds(RouteFile file) {
        Set<String> ids = new LinkedHashSet<>();
        file.entries().stream()
                .filter(entry -> entry.kind() == RouteKind.ROUTE_TEMPLATE)
                .forEach(entry -> entry.id().ifPresent(ids::add));
        return ids;
    }
}
