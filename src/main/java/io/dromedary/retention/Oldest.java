package io.dromedary.retention;

import io.dromedary.recording.Segment;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Counts segments and remembers the oldest of them, a bounded number however many there are. */
final class Oldest {

    /** The oldest first; of two that ended at once, the one whose name comes first. */
    static final Comparator<Segment> FIRST = Comparator.comparing(Segment::to).thenComparing(Segment::file);

    private final PriorityQueue<Segment> youngestFirst = new PriorityQueue<>(FIRST.reversed());
    private final int remembered;
    private long files;
    private long bytes;

    Oldest(int remembered) {
        this.remembered = remembered;
    }

    void add(Segment segment) {
        files++;
        bytes += segment.bytes();
        if (youngestFirst.size() < remembered) {
            youngestFirst.add(segment);
        } else if (FIRST.compare(segment, youngestFirst.element()) < 0) {
            youngestFirst.remove();
            youngestFirst.add(segment);
        }
    }

    /** Returns how many were added. */
    long files() {
        return files;
    }

    /** Returns how large they are together. */
    long bytes() {
        return bytes;
    }

    /** Returns the oldest, the oldest first. */
    List<Segment> inOrder() {
        return youngestFirst.stream().sorted(FIRST).toList();
    }
}
