package io.dromedary.fragment;

import java.io.IOException;

/** The bytes are not the container they should be; this run of the muxer cannot be resumed. */
public final class MalformedStreamException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long offset;

    /**
     * Says what is wrong, and where.
     *
     * @param what the box or element, the value and the limit
     * @param offset bytes since the stream began
     */
    public MalformedStreamException(String what, long offset) {
        super(what + ", at byte " + offset);
        this.offset = offset;
    }

    /** Returns where the fault is, in bytes since the stream began. */
    public long offset() {
        return offset;
    }
}
