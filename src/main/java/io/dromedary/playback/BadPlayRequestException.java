package io.dromedary.playback;

import java.util.OptionalLong;

/** A text that is no request. Its message is for who sent it. */
final class BadPlayRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient OptionalLong id;

    BadPlayRequestException(OptionalLong id, String words) {
        super(words, null, false, false);
        this.id = id;
    }

    /** Returns which request it was, where that can be told. */
    OptionalLong id() {
        return id;
    }
}
