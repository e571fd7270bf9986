package io.dromedary.live;

import java.time.Duration;

/**
 * How far a viewer may fall behind before whole GOPs are dropped for it.
 *
 * @param maxBytes most bytes waiting; parts are shared by all viewers, so this bounds how long they are kept alive
 * @param maxMedia longest media time waiting, beyond the GOP a viewer is given when it joins
 * @param maxParts most fragments waiting, beyond that GOP; TinyCam's {@code channelCapacity}
 */
public record QueueLimits(long maxBytes, Duration maxMedia, int maxParts) {

    /** 8 MiB or 3 s, whichever comes first: past that an old picture is worth less than a jump. */
    public static final QueueLimits DEFAULT = new QueueLimits(8L << 20, Duration.ofSeconds(3), 256);

    /** Returns the same limits with another number of fragments. */
    public QueueLimits withParts(int most) {
        return new QueueLimits(maxBytes, maxMedia, most);
    }
}
