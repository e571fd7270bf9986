package io.dromedary.ownership;

import java.time.Clock;
import java.util.Optional;

/** Somebody else holds it; the message says who, for an operator. */
public final class HeldException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says what is held, such as {@code /dev/video0 is captured}, and by whom. */
    HeldException(String what, Optional<Holder> holder, Clock clock) {
        super(what + " by " + holder.map(known -> known.words(clock)).orElse("another process"));
    }
}
