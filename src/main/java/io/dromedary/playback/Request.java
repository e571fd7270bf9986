package io.dromedary.playback;

import java.time.Instant;

/** What one who plays a recording asks for. */
sealed interface Request {

    /** What asked for it calls it; rises from request to request, and is never negative. */
    sealed interface Numbered extends Request {
        long id();
    }

    /**
     * Everything from a keyframe at or before {@code from}, up to a keyframe at or after {@code to}.
     *
     * @param from with which picture to begin
     * @param to with which picture to end, after {@code from}
     */
    record Play(long id, Instant from, Instant to) implements Numbered {}

    /**
     * One picture alone: the keyframe at or before a time.
     *
     * @param at which picture
     */
    record Picture(long id, Instant at) implements Numbered {}

    /**
     * A span of time as one file.
     *
     * @param from with which picture to begin
     * @param to with which picture to end, after {@code from}
     */
    record Save(long id, Instant from, Instant to) implements Numbered {}

    /**
     * How much media may be on its way from now on.
     *
     * @param bytes at least 1
     */
    record Window(long bytes) implements Request {}

    /**
     * So much of an answer's media was taken so far.
     *
     * @param id the request's
     * @param bytes without the first byte of each message
     */
    record Took(long id, long bytes) implements Request {}

    /** Nothing more. */
    record Stop() implements Request {}
}
