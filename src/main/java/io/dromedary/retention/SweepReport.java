package io.dromedary.retention;

import java.util.List;

/**
 * What a sweep did, or would do.
 *
 * @param dryRun whether nothing was deleted
 * @param victims what went, or would go, the oldest first
 * @param failed how many the disk did not let go; they are tried again with the next sweep
 * @param more whether there may be more to delete than one sweep does
 */
public record SweepReport(boolean dryRun, List<Victim> victims, int failed, boolean more) {

    /** Keeps a copy of the list. */
    public SweepReport {
        victims = List.copyOf(victims);
    }
}
