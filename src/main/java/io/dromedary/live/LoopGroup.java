package io.dromedary.live;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.InitSegment;
import io.dromedary.fragment.StreamPart;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The viewers of one audience that share one loop: one task for each part, whatever their number.
 *
 * <p>A loop's own list of tasks has no bound, so the parts given to it and not yet taken are counted. Past the bound,
 * parts are kept back until the next keyframe. {@link #post} and {@link #admit} are guarded by {@link Audience}; the
 * viewers are touched by the loop alone.
 */
final class LoopGroup {

    /** Three seconds at 30 frames: as far as a viewer may fall behind, and longer than any healthy pause of a loop. */
    private static final int MAX_POSTED = 90;

    private final Executor loop;
    private final List<Viewer> viewers = new ArrayList<>();
    private final AtomicInteger posted = new AtomicInteger();
    private final Skipped keptBack = new Skipped();
    private @Nullable InitSegment keptInit;
    private boolean overloaded;
    private int members;

    LoopGroup(Executor loop) {
        this.loop = loop;
    }

    /** Lets a viewer begin. Guarded by the audience, so that no part comes before or is missing after it. */
    void admit(Viewer viewer, GopCache.Snapshot now) {
        members++;
        loop.execute(() -> {
            viewers.add(viewer);
            guarded(viewer, () -> viewer.begin(now));
        });
    }

    /** Takes a viewer out. Guarded by the audience. Returns whether nobody is left. */
    boolean release(Viewer viewer) {
        members--;
        loop.execute(() -> {
            viewers.remove(viewer);
            viewer.end();
        });
        return members == 0;
    }

    /** Gives a part to all viewers, or keeps it back if the loop is overloaded. Guarded by the audience. */
    void post(StreamPart part) {
        overloaded |= posted.get() >= MAX_POSTED;
        if (!overloaded) {
            run(() -> forEach(viewer -> viewer.offer(part)));
        } else if (part instanceof InitSegment init) {
            keptInit = init;
        } else if (part instanceof Fragment fragment) {
            keepBackOrResume(fragment);
        }
    }

    /** Sends a text message to all viewers. Guarded by the audience. */
    void tell(String json) {
        run(() -> forEach(viewer -> viewer.connection().tell(json)));
    }

    private void keepBackOrResume(Fragment fragment) {
        if (!fragment.keyframe() || posted.get() >= MAX_POSTED) {
            keptBack.count(fragment);
            return;
        }
        overloaded = false;
        long fragments = keptBack.fragments();
        long mediaNanos = keptBack.mediaNanos();
        keptBack.clear();
        InitSegment init = keptInit;
        keptInit = null;
        run(() -> forEach(viewer -> {
            viewer.missed(fragments, mediaNanos);
            if (init != null) {
                viewer.offer(init);
            }
            viewer.offer(fragment);
        }));
    }

    private void run(Runnable task) {
        posted.incrementAndGet();
        loop.execute(() -> {
            try {
                task.run();
            } finally {
                posted.decrementAndGet();
            }
        });
    }

    private void forEach(Consumer<Viewer> action) {
        for (Viewer viewer : viewers) {
            guarded(viewer, () -> action.accept(viewer));
        }
    }

    /** One viewer's failure is its own: it is closed, the others go on. */
    private static void guarded(Viewer viewer, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            viewer.end();
            viewer.connection().fail(e);
        }
    }
}
