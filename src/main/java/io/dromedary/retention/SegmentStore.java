package io.dromedary.retention;

import io.dromedary.recording.Segment;
import java.io.IOException;
import java.util.function.Consumer;

/** What a sweep asks of segments and disks. Each of it may fail and may take as long as the disk likes. */
public interface SegmentStore {

    /** Gives each segment of a shelf that is there, in any order, one at a time: there may be a million. */
    void each(Shelf shelf, Consumer<Segment> visitor) throws IOException;

    /** Returns the disk of a shelf. */
    Disk disk(Shelf shelf) throws IOException;

    /**
     * Deletes a segment, unless that may not be.
     *
     * @return whether it is gone
     * @throws IOException if the disk refuses
     */
    boolean delete(Shelf shelf, Segment segment) throws IOException;

    /**
     * A disk.
     *
     * @param identity equal for two shelves that share it
     * @param freeBytes how much may still be written to it
     */
    record Disk(Object identity, long freeBytes) {}
}
