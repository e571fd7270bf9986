package io.dromedary.config;

import java.time.Duration;

/**
 * What is expected of those who watch.
 *
 * @param silence how long a viewer may say nothing before the node hangs up; 2 s to 1 h (TinyCam's
 *     {@code channelTimeout})
 */
public record ViewerConfig(Duration silence) {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public ViewerConfig {
        CameraSettings.CHANNEL_TIMEOUT.require((int) Math.min(silence.toSeconds(), Integer.MAX_VALUE));
    }
}
