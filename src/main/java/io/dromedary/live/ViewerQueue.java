package io.dromedary.live;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.InitSegment;
import io.dromedary.fragment.StreamPart;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The parts one viewer still has to get, in order, bounded in bytes, in media time and in number.
 *
 * <p>Not thread-safe: the viewer's loop owns it.
 */
final class ViewerQueue {

    private final Deque<StreamPart> parts = new ArrayDeque<>();
    private final long maxBytes;
    private final long maxMediaNanos;
    private final int maxParts;
    private long bytes;
    private long mediaNanos;

    ViewerQueue(QueueLimits limits) {
        this.maxBytes = limits.maxBytes();
        this.maxMediaNanos = limits.maxMedia().toNanos();
        this.maxParts = limits.maxParts();
    }

    /** Returns whether {@code part} can be added without passing a limit. An empty queue takes any part. */
    boolean hasRoomFor(StreamPart part) {
        return parts.isEmpty()
                || (parts.size() < maxParts
                        && bytes + part.sizeBytes() <= maxBytes
                        && mediaNanos + mediaNanos(part) <= maxMediaNanos);
    }

    void add(StreamPart part) {
        parts.addLast(part);
        bytes += part.sizeBytes();
        mediaNanos += mediaNanos(part);
    }

    @Nullable
    StreamPart poll() {
        StreamPart part = parts.pollFirst();
        if (part != null) {
            bytes -= part.sizeBytes();
            mediaNanos -= mediaNanos(part);
        }
        return part;
    }

    /** Drops every fragment; the last init segment among them stays, since nothing after it decodes without it. */
    void dropFragments(Skipped skipped) {
        InitSegment keep = null;
        for (StreamPart part : parts) {
            if (part instanceof Fragment fragment) {
                skipped.count(fragment);
            } else if (part instanceof InitSegment init) {
                keep = init;
            }
        }
        parts.clear();
        bytes = 0;
        mediaNanos = 0;
        if (keep != null) {
            add(keep);
        }
    }

    int size() {
        return parts.size();
    }

    long bytes() {
        return bytes;
    }

    private static long mediaNanos(StreamPart part) {
        return part instanceof Fragment fragment ? fragment.duration().toNanos() : 0;
    }
}
