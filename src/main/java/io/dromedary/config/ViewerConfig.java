package io.dromedary.config;

import java.time.Duration;

/**
 * What is expected of those who watch.
 *
 * @param silence how long a viewer may say nothing before the node hangs up; 2 s to 1 h (TinyCam's
 *     {@code channelTimeout})
 * @param capacity how many fragments may wait for one viewer, 2 to 4096 (TinyCam's {@code channelCapacity})
 */
public record ViewerConfig(Duration silence, int capacity) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public ViewerConfig {
        ViewerSettings.CHANNEL_TIMEOUT.require((int) Math.min(silence.toSeconds(), Integer.MAX_VALUE));
        ViewerSettings.CHANNEL_CAPACITY.require(capacity);
    }
}
