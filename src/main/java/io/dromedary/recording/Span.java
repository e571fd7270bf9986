package io.dromedary.recording;

import java.time.Instant;

/**
 * A time in which a camera was recorded without a gap.
 *
 * @param from when its first picture came
 * @param to when its last picture ended
 * @param bytes about how large its recording is: of a segment that is cut, in proportion to the time
 * @param isProtected whether all of it is protected
 */
public record Span(Instant from, Instant to, long bytes, boolean isProtected) {

    /** Returns the same span, if it goes on until then, with so many more bytes. */
    Span until(Instant end, long moreBytes) {
        return new Span(from, end.isAfter(to) ? end : to, bytes + moreBytes, isProtected);
    }
}
