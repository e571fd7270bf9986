package io.dromedary.live;

import io.dromedary.fragment.InitSegment;
import io.dromedary.fragment.StreamPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * All viewers of one camera, and what a newcomer is given.
 *
 * <p>Thread-safe. {@link #publish} is the capture's reader: it only notes the part and posts one task for each loop, so
 * that no viewer can hold it up. What it posts and what a newcomer is given are ordered by one lock, so that a newcomer
 * neither misses a part nor gets one twice.
 */
public final class Audience {

    /** The longest GOP kept for newcomers: 16 MiB, some 30 s at 4 Mbit/s. */
    private static final long MAX_GOP_BYTES = 16L << 20;

    private final Object lock = new Object();
    private final GopCache cache = new GopCache(MAX_GOP_BYTES);
    private final Map<Executor, LoopGroup> groups = new LinkedHashMap<>();
    private final Map<Viewer, LoopGroup> viewers = new LinkedHashMap<>();
    private int configuredFps;
    private boolean stopped;

    /**
     * Makes an audience without viewers.
     *
     * @param configuredFps the rate to promise when the stream declares none
     */
    public Audience(int configuredFps) {
        this.configuredFps = configuredFps;
    }

    /** Sets the rate to promise when the stream declares none, from the next init segment on. */
    public void configuredFps(int fps) {
        synchronized (lock) {
            configuredFps = fps;
        }
    }

    /**
     * Gives the next part to every viewer. If it is an init segment that breaks the promise made to one, that one is
     * asked to connect again instead.
     */
    public void publish(StreamPart part) {
        synchronized (lock) {
            Optional<StreamDescription> promised = description();
            cache.accept(part);
            if (part instanceof InitSegment && promised.isPresent()) {
                StreamDescription now = description().orElseThrow();
                dismiss(viewer -> !promised.get().isKeptBy(now, viewer.listens()), Farewell.STREAM_CHANGED);
            }
            groups.values().forEach(group -> group.post(part));
        }
    }

    /** Returns what a viewer can be promised now, or nothing if no picture has come yet. */
    public Optional<StreamDescription> description() {
        synchronized (lock) {
            return cache.init().map(init -> StreamDescription.of(init, configuredFps));
        }
    }

    /** Returns whether somebody stopped the camera. */
    public boolean isStopped() {
        synchronized (lock) {
            return stopped;
        }
    }

    /**
     * Lets a viewer begin with the newest keyframe.
     *
     * @param viewer the viewer; it must not have joined before
     * @param promised what it was promised
     * @return why it cannot join, or nothing if it did
     */
    public Optional<Farewell> join(Viewer viewer, StreamDescription promised) {
        synchronized (lock) {
            if (stopped) {
                return Optional.of(Farewell.CAMERA_STOPPED);
            }
            if (description()
                    .filter(now -> promised.isKeptBy(now, viewer.listens()))
                    .isEmpty()) {
                return Optional.of(Farewell.STREAM_CHANGED);
            }
            LoopGroup group = groups.computeIfAbsent(viewer.loop(), LoopGroup::new);
            viewers.put(viewer, group);
            group.admit(viewer, cache.snapshot());
            return Optional.empty();
        }
    }

    /** Takes a viewer out. Does nothing if it is not there. */
    public void leave(Viewer viewer) {
        synchronized (lock) {
            LoopGroup group = viewers.remove(viewer);
            if (group != null && group.release(viewer)) {
                groups.remove(viewer.loop());
            }
        }
    }

    /** Sends every viewer a text message. */
    public void tell(String json) {
        synchronized (lock) {
            groups.values().forEach(group -> group.tell(json));
        }
    }

    /** Takes note that the capture ended: the kept pictures are not of now any more. */
    public void captureEnded() {
        synchronized (lock) {
            cache.forgetFragments();
        }
    }

    /** Takes note that somebody stopped the camera: viewers are told and closed, and nothing old is served. */
    public void stop() {
        synchronized (lock) {
            stopped = true;
            cache.clear();
            dismiss(viewer -> true, Farewell.CAMERA_STOPPED);
        }
    }

    /** Takes note that the camera may run again. */
    public void start() {
        synchronized (lock) {
            stopped = false;
        }
    }

    /** Returns what each viewer got so far, in no particular order. */
    public List<ViewerReport> reports() {
        synchronized (lock) {
            return viewers.keySet().stream().map(Viewer::report).toList();
        }
    }

    private void dismiss(Predicate<Viewer> which, Farewell reason) {
        for (Viewer viewer : viewers.keySet().stream().filter(which).toList()) {
            leave(viewer);
            viewer.loop().execute(() -> viewer.connection().close(reason));
        }
    }
}
