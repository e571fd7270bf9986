package io.dromedary.config;

import java.time.Duration;

/** What {@code segmentSeconds} counts. */
public enum SegmentUnit {
    /** Seconds. */
    SECOND("second", Duration.ofSeconds(1)),
    /** Hours. */
    HOUR("hour", Duration.ofHours(1)),
    /** Days of 24 hours. */
    DAY("day", Duration.ofDays(1));

    private final String word;
    private final Duration length;

    SegmentUnit(String word, Duration length) {
        this.word = word;
        this.length = length;
    }

    /** Returns the lower-case word that configuration files use. */
    public String word() {
        return word;
    }

    /** Returns how long one unit is. */
    public Duration length() {
        return length;
    }
}
