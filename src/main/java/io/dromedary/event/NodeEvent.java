package io.dromedary.event;

import java.time.Instant;

/**
 * Something that happened.
 *
 * @param kind what kind of thing
 * @param camera the camera that it happened to
 * @param at when
 * @param words why, for people: a sentence or part of one, without a secret; may be empty
 */
public record NodeEvent(EventKind kind, String camera, Instant at, String words) {}
