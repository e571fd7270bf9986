package io.dromedary.retention;

import java.time.Instant;

/**
 * How the sweeps of a camera go.
 *
 * @param at when the last one ended
 * @param deleted how many segments all of them deleted since the node started
 * @param problem why the last one did not do all that it should; empty if it did
 */
public record SweepState(Instant at, long deleted, String problem) {}
