package io.dromedary.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which segments that ended each reader has not got yet: kept on disk, so that a segment reaches every reader at least
 * once, whatever ends in between.
 *
 * <p>A reader is a name. It gets the segments of a camera in their order, as long as none fails; one that failed three
 * times lets those after it pass, and is tried again after them. A segment that was deleted is due no more; one whose
 * disk is away waits. Thread-safe; recording never waits for it.
 */
public final class DueSegments {

    private final IndexWorker index;
    private final Clock clock;

    DueSegments(IndexWorker index, Clock clock) {
        this.index = index;
        this.clock = clock;
    }

    /**
     * Makes a reader known: from now on, each segment that ends is due for it. One that was known stays so for as long
     * as there is an index, and what it failed with is due at once.
     *
     * @throws IOException if that cannot be noted now; it is not known then
     */
    public void follow(String reader) throws IOException {
        change(due -> due.follow(reader));
    }

    /** Returns whether a reader is known: one is until the index is made anew. */
    public boolean isFollowed(String reader) throws IOException {
        return index.ask(known -> known.due(due -> due.isFollowed(reader)));
    }

    /** Returns the cameras of which something is due for a reader. */
    public List<String> cameras(String reader) throws IOException {
        return index.ask(known -> known.due(due -> due.cameras(reader)));
    }

    /** Returns the segment of a camera that a reader is to get now, or nothing if there is none or it must wait. */
    public Optional<DueSegment> next(String reader, String camera) throws IOException {
        Instant now = clock.instant();
        Optional<DueTable.Row> row = index.ask(known -> known.due(due -> due.next(reader, camera, now)));
        if (row.isEmpty()) {
            return Optional.empty();
        }
        Path file = row.get().file();
        Optional<Segment> segment = index.ask(known -> known.find(file));
        if (segment.isPresent() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(new DueSegment(segment.get(), row.get().tries()));
        }
        if (segment.isEmpty() || isDiskThere(file)) {
            change(due -> due.forget(file));
        } else {
            failed(reader, file, now.plusSeconds(60));
        }
        return Optional.empty();
    }

    /** Notes that a reader has got a segment. */
    public void done(String reader, Segment segment) throws IOException {
        change(due -> due.done(reader, segment.file(), segment.camera()));
    }

    /** Notes that a reader has failed with a segment; it comes again at that time, an hour from now at most. */
    public void failed(String reader, Path file, Instant again) throws IOException {
        change(due -> due.failed(reader, file, again));
    }

    private static boolean isDiskThere(Path file) {
        Path folder = file.resolveSibling(FolderGuard.MARKER);
        Path above = file.resolveSibling("..").resolve(FolderGuard.MARKER).normalize();
        return Files.exists(folder) || Files.exists(above);
    }

    private void change(Change change) throws IOException {
        index.ask(known -> known.due(due -> {
            change.in(due);
            return true;
        }));
    }

    /** A change of what is due. */
    private interface Change {
        void in(DueTable due) throws SQLException;
    }
}
