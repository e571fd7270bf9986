package io.dromedary.retention;

import io.dromedary.recording.Segment;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what goes: for each camera by number, age and size, then for each disk by what is free on it, the oldest of
 * all its cameras first. Deletes nothing.
 */
final class SweepPlan {

    /** Most that one sweep deletes. */
    static final int MAX_VICTIMS = 1000;

    private final SegmentStore store;
    private final Instant now;
    private final List<Candidate> victims = new ArrayList<>();
    private final List<Candidate> spared = new ArrayList<>();
    private final Map<Object, Long> freeBytes = new HashMap<>();

    /** A segment that may go. */
    record Candidate(Shelf shelf, Victim victim) {

        Segment segment() {
            return victim.segment();
        }
    }

    private SweepPlan(SegmentStore store, Instant now) {
        this.store = store;
        this.now = now;
    }

    /**
     * Returns what has to go, the oldest first, at most {@value #MAX_VICTIMS}.
     *
     * @throws IOException if the segments cannot be read
     */
    static List<Candidate> of(List<Shelf> shelves, SegmentStore store, Instant now) throws IOException {
        SweepPlan plan = new SweepPlan(store, now);
        for (Shelf shelf : shelves) {
            if (new Rules(shelf.rules(), now).areOn() && shelf.folder().isThere()) {
                plan.lookAt(shelf);
            }
        }
        plan.makeRoom();
        return plan.victims.stream()
                .sorted(Comparator.comparing(Candidate::segment, Oldest.FIRST))
                .limit(MAX_VICTIMS)
                .toList();
    }

    private void lookAt(Shelf shelf) throws IOException {
        Rules rules = new Rules(shelf.rules(), now);
        Oldest oldest = new Oldest(MAX_VICTIMS);
        store.each(shelf, segment -> {
            if (rules.count(segment)) {
                oldest.add(segment);
            }
        });
        SegmentStore.Disk disk = store.disk(shelf);
        freeBytes.putIfAbsent(disk.identity(), disk.freeBytes());
        long files = oldest.files();
        long bytes = oldest.bytes();
        for (Segment segment : oldest.inOrder()) {
            Optional<Reason> reason = rules.against(segment, files, bytes);
            if (reason.isPresent()) {
                files--;
                bytes -= segment.bytes();
                freeBytes.merge(disk.identity(), segment.bytes(), Long::sum);
                victims.add(new Candidate(shelf, new Victim(segment, reason.get())));
            } else if (rules.minFreeBytes() > 0) {
                spared.add(new Candidate(shelf, new Victim(segment, Reason.FREE)));
            }
        }
    }

    private void makeRoom() throws IOException {
        spared.sort(Comparator.comparing(Candidate::segment, Oldest.FIRST));
        Map<Shelf, Object> disks = new HashMap<>();
        for (Candidate candidate : spared) {
            Shelf shelf = candidate.shelf();
            if (!disks.containsKey(shelf)) {
                disks.put(shelf, store.disk(shelf).identity());
            }
            Object disk = disks.get(shelf);
            if (freeBytes.getOrDefault(disk, 0L) < new Rules(shelf.rules(), now).minFreeBytes()) {
                freeBytes.merge(disk, candidate.segment().bytes(), Long::sum);
                victims.add(candidate);
            }
        }
    }
}
