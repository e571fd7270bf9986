package io.dromedary.reload;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.support.PatternHelper;

/** Route files beside each other: who has which id, who needs whom. Immutable. */
final class FileSet {

    private final List<RouteFile> files;

    /** In the order in which they are loaded. */
    FileSet(Collection<RouteFile> files) {
        this.files = files.stream()
                .sorted(Comparator.comparing(RouteFile::kind).thenComparing(RouteFile::name))
                .toList();
    }

    List<RouteFile> files() {
        return files;
    }

    /** Refuses an id, or the {@code direct:} address of a route, that another file has. */
    void requireUnique(RouteFile file) throws RouteFileException {
        for (RouteEntry entry : file.entries()) {
            refuse(file, entry, entry.id(), RouteEntry::id, "the id ");
            if (entry.kind() == RouteKind.ROUTE) {
                refuse(file, entry, entry.door(), RouteEntry::door, "");
            }
        }
    }

    private void refuse(
            RouteFile file,
            RouteEntry entry,
            Optional<String> own,
            Function<RouteEntry, Optional<String>> theirs,
            String what)
            throws RouteFileException {
        Optional<RouteFile> owner = others(file)
                .filter(other ->
                        own.isPresent() && other.entries().stream().map(theirs).anyMatch(own::equals))
                .findFirst();
        if (owner.isPresent()) {
            throw at(
                    file, entry, what + own.get() + " belongs to " + owner.get().name(), own.get());
        }
    }

    /** Refuses a route configuration or a template that no file has. */
    void requireKnown(RouteFile file) throws RouteFileException {
        for (RouteEntry entry : file.entries()) {
            for (String configuration : entry.configurations()) {
                if (!isPlaceholder(configuration)
                        && providers(file).noneMatch(other -> provides(other, configuration))) {
                    throw at(file, entry, "no route configuration named " + configuration, configuration);
                }
            }
            Optional<String> template = entry.template();
            if (template.isPresent() && providers(file).noneMatch(other -> hasTemplate(other, template.get()))) {
                throw at(file, entry, "no route template named " + template.get(), template.get());
            }
        }
    }

    /** The files that a check of {@code file} has to load first. */
    List<RouteFile> neededBy(RouteFile file) {
        return files.stream()
                .filter(other -> !other.name().equals(file.name()))
                .filter(other -> uses(file, other))
                .toList();
    }

    /** The files that have to be loaded again when {@code file} has changed. */
    List<RouteFile> dependentsOf(RouteFile file) {
        return others(file).filter(other -> uses(other, file)).toList();
    }

    private Stream<RouteFile> others(RouteFile file) {
        return files.stream().filter(other -> !other.name().equals(file.name()));
    }

    private Stream<RouteFile> providers(RouteFile file) {
        return Stream.concat(Stream.of(file), others(file));
    }

    private static boolean uses(RouteFile user, RouteFile provider) {
        return (user.has(RouteKind.REST) && provider.has(RouteKind.REST_CONFIGURATION))
                || user.entries().stream().anyMatch(entry -> uses(entry, provider));
    }

    private static boolean uses(RouteEntry entry, RouteFile provider) {
        return entry.configurations().stream().anyMatch(pattern -> provides(provider, pattern))
                || entry.template().stream().anyMatch(template -> hasTemplate(provider, template));
    }

    private static boolean provides(RouteFile file, String pattern) {
        return ids(file, RouteKind.ROUTE_CONFIGURATION).anyMatch(id -> PatternHelper.matchPattern(id, pattern));
    }

    private static boolean isPlaceholder(String text) {
        return text.startsWith("{{");
    }

    private static boolean hasTemplate(RouteFile file, String template) {
        return ids(file, RouteKind.ROUTE_TEMPLATE).anyMatch(template::equals);
    }

    private static Stream<String> ids(RouteFile file, RouteKind kind) {
        return file.entries().stream().filter(entry -> entry.kind() == kind).flatMap(entry -> entry.id().stream());
    }

    private static RouteFileException at(RouteFile file, RouteEntry entry, String reason, String clue) {
        int line = file.lineOf(clue).orElse(entry.line());
        return new RouteFileException(file.name(), OptionalInt.of(line), reason, null);
    }
}
