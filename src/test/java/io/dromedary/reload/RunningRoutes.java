package io.dromedary.reload;

import io.dromedary.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context whose routes come from a folder that a test edits. */
final class RunningRoutes implements AutoCloseable {

    /** Generous, for a machine that is busy with other things; {@link ThirtyEditsIT} measures. */
    static final Duration LIVE_WITHIN = Duration.ofSeconds(30);

    private static final Duration TOLD_WITHIN = Duration.ofSeconds(30);
    private static final Instant STARTED = Instant.parse("2026-11-20T13:20:00Z");

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Path folder;
    private final ReloadRoutes reload;
    private final ProducerTemplate producer;

    RunningRoutes(Path folder, RouteTemplates templates) {
        this.folder = folder;
        context.disableJMX();
        context.getRegistry().bind("seal", (Processor) exchange -> {});
        context.getRegistry().bind("fail", (Processor) exchange -> {
            throw new IllegalStateException("for a test");
        });
        Clock clock = Clock.fixed(STARTED, ZoneOffset.UTC);
        reload = new ReloadRoutes(context, new RouteFolder(folder), ScratchComponents.none(), templates, clock);
        producer = context.createProducerTemplate();
    }

    RunningRoutes start() throws RouteFileException {
        context.start();
        reload.loadAll();
        reload.start();
        return this;
    }

    DefaultCamelContext context() {
        return context;
    }

    ReloadRoutes reload() {
        return reload;
    }

    Route route(String id) {
        return context.getRoute(id);
    }

    /** Writes the whole file under another name and renames it, as careful editors do. */
    void save(String file, String text) throws IOException {
        Path half = Files.writeString(folder.resolve("." + file + ".swp"), text);
        Files.move(half, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Overwrites the file in place, as {@code cp} does. */
    void overwrite(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    void delete(String file) throws IOException {
        Files.delete(folder.resolve(file));
    }

    /** What {@code direct:id} answers. */
    String ask(String id) {
        return String.valueOf(producer.requestBody("direct:" + id, "asked"));
    }

    Optional<RouteProblem> problem(String file) {
        return reload.report().files().stream()
                .filter(report -> report.file().equals(file))
                .flatMap(report -> report.problem().stream())
                .findFirst();
    }

    RouteProblem awaitProblem(String file) {
        Await.until("a problem of " + file, TOLD_WITHIN, () -> problem(file).isPresent());
        return problem(file).orElseThrow();
    }

    RouteProblem awaitProblem(String file, String reason) {
        Await.until(
                "the problem of " + file + " is: " + reason,
                TOLD_WITHIN,
                () -> problem(file)
                        .filter(problem -> problem.reason().contains(reason))
                        .isPresent());
        return problem(file).orElseThrow();
    }

    void awaitNoProblem(String file) {
        Await.until("no problem of " + file, TOLD_WITHIN, () -> problem(file).isEmpty());
    }

    /** A file is reported only after its routes run, so wait for this to see the whole take-over. */
    void awaitReport(String file) {
        Await.until("a report of " + file, TOLD_WITHIN, () -> isReported(file));
    }

    /** A file is forgotten only after its routes are gone, so wait for this to see the whole removal. */
    void awaitNoReport(String file) {
        Await.until("no report of " + file, TOLD_WITHIN, () -> !isReported(file));
    }

    private boolean isReported(String file) {
        return reload.report().files().stream().anyMatch(report -> report.file().equals(file));
    }

    void awaitRoute(String id) {
        Await.until("route " + id, LIVE_WITHIN, () -> route(id) != null);
    }

    void awaitNoRoute(String id) {
        Await.until("no route " + id, LIVE_WITHIN, () -> route(id) == null);
    }

    @Override
    public void close() {
        reload.stop();
        context.stop();
    }
}
