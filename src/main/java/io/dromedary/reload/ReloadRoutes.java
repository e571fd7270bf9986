package io.dromedary.reload;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over edited route files while the node runs.
 *
 * <p>Looks at the folder {@value #LOOKS_IN_A_SECOND} times a second. A file that two looks saw alike is checked; if it
 * is good it replaces what ran, and what needs it is loaded again; if not, nothing changes and the report says why. A
 * refused file is tried again when it, or any other file, has changed. One thread of its own does all of this.
 */
public final class ReloadRoutes extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(ReloadRoutes.class);
    private static final int LOOKS_IN_A_SECOND = 5;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);

    private final CamelContext context;
    private final RouteFolder folder;
    private final FolderWatch watch;
    private final LiveRoutes live;
    private final TakeOver takeOver;
    private final ReloadReport report;
    private @Nullable ScheduledExecutorService thread;
    private boolean folderIsLost;

    /**
     * Makes the reload of one node; {@link #loadAll} loads, {@link #start} begins to watch.
     *
     * @param context the node's context
     * @param folder where the route files are
     * @param components how to make, for a check, the components that the node has bound itself
     * @param templates makes the instances of route templates
     * @param clock for the report
     */
    public ReloadRoutes(
            CamelContext context,
            RouteFolder folder,
            ScratchComponents components,
            RouteTemplates templates,
            Clock clock) {
        this.context = context;
        this.folder = folder;
        this.watch = new FolderWatch(folder);
        this.live = new LiveRoutes(context);
        this.takeOver = new TakeOver(live, new RouteCheck(context, components, templates), templates);
        this.report = new ReloadReport(clock);
    }

    /**
     * Loads every file. Call it once, before or after the context starts, and before this is started.
     *
     * @throws RouteFileException for the first file that cannot be used; the node should not start then
     */
    public synchronized void loadAll() throws RouteFileException {
        // an inlined route would vanish into its rest, and could not be replaced alone
        context.getRestConfiguration().setInlineRoutes(false);
        List<RouteFile> files = new ArrayList<>();
        for (String name : firstLook()) {
            files.add(folder.read(name));
        }
        for (RouteFile file : new FileSet(files).files()) {
            takeOver.start(file);
            report.started(file.name(), live.routeIds(file));
        }
    }

    /** What has become of each file. */
    public ReloadReport report() {
        return report;
    }

    @Override
    protected void doStart() {
        ScheduledExecutorService started =
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "reload");
        long pauseMillis = TimeUnit.SECONDS.toMillis(1) / LOOKS_IN_A_SECOND;
        // a cancelled or failed look is logged in look(); the handle is of no use
        var unused = started.scheduleWithFixedDelay(this::look, pauseMillis, pauseMillis, TimeUnit.MILLISECONDS);
        thread = started;
    }

    @Override
    protected void doStop() {
        if (thread != null) {
            context.getExecutorServiceManager().shutdownGraceful(thread, STOP_WITHIN.toMillis());
            thread = null;
        }
    }

    private synchronized void look() {
        if (!context.isStarted()) {
            return;
        }
        try {
            Set<String> names = watch.settled();
            folderIsLost = false;
            while (!names.isEmpty() && apply(names)) {
                names = report.refused();
            }
        } catch (IOException e) {
            sayLost(e);
        } catch (RuntimeException e) {
            LOG.error("Looking for edited route files failed; what runs goes on", e);
        }
    }

    /** Returns whether anything else runs now: then it is worth trying the refused ones again. */
    private boolean apply(Set<String> names) {
        boolean changed = false;
        List<RouteFile> files = new ArrayList<>();
        for (String name : names) {
            if (!watch.isThere(name)) {
                changed |= delete(name);
            } else if (watch.isSettled(name)) {
                read(name).ifPresent(files::add);
            }
        }
        for (RouteFile file : new FileSet(files).files()) {
            changed |= takeOver(file);
        }
        return changed;
    }

    private boolean delete(String name) {
        boolean ran = takeOver.running(name).isPresent();
        try {
            takeOver.forget(name);
            report.removed(name);
            return ran;
        } catch (RouteFileException e) {
            refuse(e);
            return false;
        }
    }

    private Optional<RouteFile> read(String name) {
        try {
            return Optional.of(folder.read(name));
        } catch (RouteFileException e) {
            refuse(e);
            return Optional.empty();
        }
    }

    private boolean takeOver(RouteFile file) {
        if (takeOver.running(file.name()).equals(Optional.of(file))) {
            report.same(file.name());
            return false;
        }
        long start = System.nanoTime();
        try {
            takeOver.takeOver(file);
            report.takenOver(file.name(), live.routeIds(file), Duration.ofNanos(System.nanoTime() - start));
            return true;
        } catch (RouteFileException e) {
            refuse(e);
            return false;
        }
    }

    private void refuse(RouteFileException failure) {
        report.refused(failure, takeOver.running(failure.file()).isPresent());
    }

    private Set<String> firstLook() throws RouteFileException {
        try {
            return watch.first();
        } catch (IOException e) {
            throw new RouteFileException(folder.toString(), OptionalInt.empty(), "cannot be listed", e);
        }
    }

    private void sayLost(IOException e) {
        if (!folderIsLost) {
            LOG.warn("The folder {} cannot be listed; what runs goes on", folder, e);
        }
        folderIsLost = true;
    }
}
