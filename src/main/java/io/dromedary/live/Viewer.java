package io.dromedary.live;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.InitSegment;
import io.dromedary.fragment.StreamPart;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One authenticated receiver of one camera: what it gets, in which order, and what it misses when it is slow.
 *
 * <p>Who does not listen gets the picture alone: TinyCam's player fails on a stream with sound.
 *
 * <p>A viewer begins with an init segment and a keyframe. When it falls behind its limits, whole GOPs are dropped for
 * it, before they are sealed, and it is told how much; its container is never torn.
 *
 * <p>Everything happens on one thread, the viewer's loop; only {@link #report()} may be called from any thread.
 */
public final class Viewer {

    private final String id;
    private final Executor loop;
    private final ViewerConnection connection;
    private final QueueLimits limits;
    private final boolean listens;
    private final AtomicLong sentParts = new AtomicLong();
    private final AtomicLong sentBytes = new AtomicLong();
    private final AtomicLong droppedFragments = new AtomicLong();
    private final Skipped skipped = new Skipped();
    private @Nullable ViewerQueue queue;
    private boolean waitsForKeyframe;
    private boolean hadPicture;
    private boolean hears;
    private volatile long queuedBytes;

    /**
     * Makes a viewer that has not begun.
     *
     * @param id what logs and the status call it; not a secret
     * @param loop the one thread that owns it, in which tasks run in the order in which they are given
     * @param connection the way to it
     * @param limits how far it may fall behind
     * @param listens whether it wants sound where there is some
     */
    public Viewer(String id, Executor loop, ViewerConnection connection, QueueLimits limits, boolean listens) {
        this.id = id;
        this.loop = loop;
        this.connection = connection;
        this.limits = limits;
        this.listens = listens;
    }

    /** Returns what logs and the status call it. */
    public String id() {
        return id;
    }

    /** Returns whether it wants sound where there is some. Any thread. */
    boolean listens() {
        return listens;
    }

    Executor loop() {
        return loop;
    }

    ViewerConnection connection() {
        return connection;
    }

    /** Gives the init segment and all fragments since the last keyframe, so that there is a picture at once. */
    void begin(GopCache.Snapshot kept) {
        hears = listens && kept.init().flatMap(InitSegment::sound).isPresent();
        GopCache.Snapshot now = hears ? kept : kept.withoutSound();
        ViewerQueue fresh = new ViewerQueue(new QueueLimits(
                Math.max(limits.maxBytes(), 2 * now.bytes()),
                limits.maxMedia().plus(now.duration()),
                limits.maxParts() + 1 + now.fragments().size()));
        queue = fresh;
        now.init().ifPresent(fresh::add);
        now.fragments().forEach(fresh::add);
        hadPicture = !now.fragments().isEmpty();
        waitsForKeyframe = !hadPicture;
        pump();
    }

    /** Takes the next part of the stream. */
    void offer(StreamPart part) {
        ViewerQueue waiting = queue;
        if (waiting == null) {
            return;
        }
        if (part instanceof Fragment fragment) {
            offerFragment(waiting, hears ? fragment : fragment.withoutSound());
        } else if (part instanceof InitSegment init) {
            hears = listens && init.sound().isPresent();
            InitSegment given = hears ? init : init.withoutSound();
            dropIfFull(waiting, given);
            waiting.add(given);
            waitsForKeyframe = true;
        }
        pump();
    }

    /** Takes note of fragments that its loop could not take at all; the next one begins with a keyframe. */
    void missed(long fragments, long mediaNanos) {
        ViewerQueue waiting = queue;
        if (waiting != null) {
            countDropped(() -> skipped.count(fragments, mediaNanos));
            waitsForKeyframe = true;
        }
    }

    private void offerFragment(ViewerQueue waiting, Fragment fragment) {
        dropIfFull(waiting, fragment);
        if (waitsForKeyframe && !fragment.keyframe()) {
            if (hadPicture) {
                countDropped(() -> skipped.count(fragment));
            }
            return;
        }
        waitsForKeyframe = false;
        hadPicture = true;
        waiting.add(fragment);
    }

    private void dropIfFull(ViewerQueue waiting, StreamPart next) {
        if (!waiting.hasRoomFor(next)) {
            countDropped(() -> waiting.dropFragments(skipped));
            waitsForKeyframe = true;
        }
    }

    private void countDropped(Runnable drop) {
        long before = skipped.fragments();
        drop.run();
        droppedFragments.addAndGet(skipped.fragments() - before);
    }

    /** Sends what waits for as long as the network takes it. To be called when the network takes bytes again. */
    public void pump() {
        ViewerQueue waiting = queue;
        if (waiting == null) {
            return;
        }
        boolean any = false;
        while (waiting.size() > 0 && connection.isWritable()) {
            sendNext(waiting);
            any = true;
        }
        if (any) {
            connection.flush();
        }
        queuedBytes = waiting.bytes();
    }

    private void sendNext(ViewerQueue waiting) {
        if (!skipped.isEmpty() && !waitsForKeyframe) {
            connection.tell(skipped.takeMessage());
        }
        StreamPart next = waiting.poll();
        if (next != null) {
            connection.send(next);
            sentParts.lazySet(sentParts.get() + 1);
            sentBytes.lazySet(sentBytes.get() + next.sizeBytes());
        }
    }

    /** Forgets what waits. Nothing is sent afterwards. */
    void end() {
        queue = null;
        queuedBytes = 0;
    }

    /** Returns what it got so far. Any thread. */
    public ViewerReport report() {
        return new ViewerReport(id, queuedBytes, sentParts.get(), sentBytes.get(), droppedFragments.get());
    }
}
