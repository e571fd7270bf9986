package io.dromedary.fragment;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Cuts the byte stream of a muxer into one {@link InitSegment} and the {@link Fragment}s after it.
 *
 * <p>Not thread-safe: one reader owns it, as one reader owns the stream.
 */
public interface FragmentSplitter {

    /**
     * Reads the next part, waiting for the muxer as long as it takes.
     *
     * @return the part, or empty once the stream has ended between two parts
     * @throws MalformedStreamException if the bytes are not what they should be; read no further
     * @throws java.io.EOFException if the stream ended inside a part
     * @throws IOException if the stream cannot be read
     */
    Optional<StreamPart> next() throws IOException;

    /**
     * Returns a splitter for the container that the first bytes of {@code in} show.
     *
     * @param in the muxer's output; closing it stays the caller's job
     * @param limits how large a part may be
     */
    static FragmentSplitter of(InputStream in, SplitterLimits limits) {
        return new ContainerSplitter(in, limits);
    }
}
