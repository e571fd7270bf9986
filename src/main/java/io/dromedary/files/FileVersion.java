package io.dromedary.files;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which version of a file somebody has: its size and when it was last written to.
 *
 * @param bytes how large it is
 * @param written when it was last written to
 */
record FileVersion(long bytes, Instant written) {

    /** From the year 1 to 1970. */
    private static final long SECONDS_BEFORE_1970 = 62_135_596_800L;

    private static final long TICKS_PER_SECOND = 10_000_000;
    private static final int NANOS_PER_TICK = 100;
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    /** Returns TinyCam's tag: the size and the time in ticks of 100 ns since the year 1, both in hex. */
    String tag() {
        long ticks = (written.getEpochSecond() + SECONDS_BEFORE_1970) * TICKS_PER_SECOND
                + written.getNano() / NANOS_PER_TICK;
        return '"' + Long.toHexString(bytes) + '-' + Long.toHexString(ticks) + '"';
    }

    /** Returns the time for {@code Last-Modified}. */
    String date() {
        return DATE.format(written);
    }

    /**
     * Returns whether who asks has this version already; RFC 9110, 13.2.2. A tag says more than a date, which is only
     * looked at without one.
     *
     * @param tags {@code If-None-Match}, or empty
     * @param since {@code If-Modified-Since}, or empty
     */
    boolean isKnown(String tags, String since) {
        if (!tags.isEmpty()) {
            return isNamed(tags, tag());
        }
        return read(since)
                .filter(known -> !written.truncatedTo(ChronoUnit.SECONDS).isAfter(known))
                .isPresent();
    }

    /**
     * Returns whether this version is one that who asks means; RFC 9110, 13.1.1 and 13.1.4. Without a wish, it is.
     *
     * @param tags {@code If-Match}, or empty
     * @param since {@code If-Unmodified-Since}, or empty
     */
    boolean isMeant(String tags, String since) {
        if (!tags.isEmpty()) {
            return Arrays.stream(tags.split(",", -1))
                    .map(String::strip)
                    .anyMatch(meant -> meant.equals("*") || meant.equals(tag()));
        }
        return read(since)
                .filter(limit -> written.truncatedTo(ChronoUnit.SECONDS).isAfter(limit))
                .isEmpty();
    }

    /** Returns whether {@code If-None-Match} names a tag. */
    static boolean isNamed(String tags, String tag) {
        return Arrays.stream(tags.split(",", -1))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }

    /** Returns whether a part of this version fits to what who asks has; {@code If-Range}, RFC 9110, 13.1.5. */
    boolean fits(String ifRange) {
        return ifRange.isEmpty() || ifRange.equals(tag()) || ifRange.equals(date());
    }

    private static Optional<Instant> read(String date) {
        try {
            return date.isEmpty() ? Optional.empty() : Optional.of(Instant.from(DATE.parse(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
