package io.dromedary.retention;

import io.dromedary.config.RetentionConfig;
import io.dromedary.recording.Segment;
import io.dromedary.recording.SegmentState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the settings of one camera say at one moment.
 *
 * @param config the settings
 * @param now the moment
 */
record Rules(RetentionConfig config, Instant now) {

    private static final long GIGABYTE = 1_000_000_000;

    /** Returns whether anything could ever go. */
    boolean areOn() {
        return config.useFileRotation()
                && (config.maxFiles() > 0
                        || config.maxDays() > 0
                        || config.maxGigabytes() > 0
                        || config.minFreeGigabytes() > 0);
    }

    /** Returns whether a segment is counted and may be deleted. */
    boolean count(Segment segment) {
        String name = String.valueOf(segment.file().getFileName());
        return segment.state() != SegmentState.OPEN
                && !segment.isProtected()
                && !segment.to().isAfter(now.minus(config.safeWindow()))
                && name.startsWith(config.filePrefix())
                && config.coversEnding(name);
    }

    /**
     * Returns why the oldest segment has to go, or nothing if it may stay.
     *
     * @param files how many are counted, this one too
     * @param bytes how large they are together
     */
    Optional<Reason> against(Segment oldest, long files, long bytes) {
        if (config.maxDays() > 0 && oldest.to().isBefore(now.minus(Duration.ofDays(config.maxDays())))) {
            return Optional.of(Reason.AGE);
        }
        if (config.maxFiles() > 0 && files > config.maxFiles()) {
            return Optional.of(Reason.COUNT);
        }
        boolean large = config.maxGigabytes() > 0 && bytes > config.maxGigabytes() * GIGABYTE;
        return large ? Optional.of(Reason.SIZE) : Optional.empty();
    }

    /** Returns how much is to be free on the disk; 0 for nothing. */
    long minFreeBytes() {
        return config.minFreeGigabytes() * GIGABYTE;
    }
}
