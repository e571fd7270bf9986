package io.dromedary.announce;

import io.dromedary.recording.DueSegments;
import java.time.Clock;

/**
 * Who reads segments, and from where.
 *
 * @param name under which is remembered what it has got; the same name goes on where it ended
 * @param due what it has not got
 * @param clock when to try again
 */
record Reader(String name, DueSegments due, Clock clock) {}
