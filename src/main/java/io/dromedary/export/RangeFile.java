package io.dromedary.export;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;

/**
 * A stretch of a camera's recording as one file. It need not be anywhere as a whole: it is made while it is read.
 *
 * <p>Thread-safe; what {@link #open} returns is not.
 */
public interface RangeFile extends AutoCloseable {

    /** Returns its name: the camera and when the first picture came, such as {@code door_2026-11-20T13-58-00Z.mp4}. */
    String name();

    /** Returns how large it is, in bytes, at least 1. */
    long bytes();

    /** Returns when its first picture came. */
    Instant from();

    /** Returns when its last picture ended. */
    Instant to();

    /** Returns its media type with the codecs. */
    String mediaType();

    /** Returns which file it is: two with the same tag have the same bytes. Letters and digits, at most 64. */
    String tag();

    /**
     * Opens it for reading.
     *
     * <p>The channel reads at least a byte if there is room, and -1 at the end. It holds one open file and less than 1
     * MiB; whoever opens it closes it. It throws an {@link IOException} when a segment was deleted meanwhile.
     *
     * @param offset where to begin, in bytes, 0 to {@link #bytes}
     */
    ReadableByteChannel open(long offset) throws IOException;

    /** Forgets it; channels that are open may go on or fail. */
    @Override
    void close();
}
