package io.dromedary.delivery;

import io.dromedary.live.QueueLimits;
import java.time.Duration;

/**
 * What a session may take.
 *
 * @param maxSessions most sessions at a time, of all cameras together
 * @param pictureWait how long a viewer is kept waiting for a camera that has given no picture yet
 * @param silence how long a viewer may say nothing before the node hangs up
 * @param pingEvery time between two pings of the node
 * @param queue how far a viewer may fall behind
 */
public record SessionLimits(
        int maxSessions, Duration pictureWait, Duration silence, Duration pingEvery, QueueLimits queue) {

    /** Returns the same limits with what a camera's configuration says. */
    public SessionLimits of(Duration cameraSilence, int cameraParts) {
        return new SessionLimits(maxSessions, pictureWait, cameraSilence, pingEvery, queue.withParts(cameraParts));
    }
}
