package io.dromedary.delivery;

/** What a session is for. It is part of the admission, so that no route can turn one into the other. */
public enum Purpose {
    /** To watch a camera live. */
    WATCH,
    /** To play a camera's recording. */
    PLAY
}
