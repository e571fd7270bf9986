package io.dromedary.fragment;

import java.nio.ByteBuffer;

/** One piece of a stream, in the order in which the muxer wrote it. Immutable; any thread may read it. */
public sealed interface StreamPart permits InitSegment, Fragment {

    /**
     * Returns the bytes, positioned at the first one.
     *
     * <p>The buffer is the caller's own, the bytes behind it are shared: nobody writes to them. It is not a read-only
     * buffer, because the JDK's cipher is a quarter to a half slower on a buffer that hides its array.
     */
    ByteBuffer bytes();

    /**
     * Returns the same for viewers of the picture alone: this part itself if nothing else is in it. It was made once,
     * with the part, and is shared by all.
     */
    StreamPart withoutSound();

    /** Returns how many bytes this part has, at least 1. */
    int sizeBytes();
}
