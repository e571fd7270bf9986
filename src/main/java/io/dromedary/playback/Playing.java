package io.dromedary.playback;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The answer to one request, made message by message. What is played keeps no file open between two of them, so one who
 * pauses costs nothing but memory, and a segment that is deleted is gone at once.
 *
 * <p>Not thread-safe: one message is made at a time. It reads disks, and so is never called on a loop.
 */
interface Playing extends AutoCloseable {

    /**
     * Makes the next message.
     *
     * @param message where it goes, from the buffer's position on; it has room for {@link #MESSAGE_BYTES}
     * @return whether another follows
     * @throws IOException if the recording cannot be read; nothing follows
     */
    boolean fill(ByteBuffer message) throws IOException;

    /** Lets go of what it holds, after the last message or instead of the next one. Does nothing the second time. */
    @Override
    default void close() {}

    /** Returns whether it holds between two messages what others may need: a file, or room on the disk. */
    default boolean isHolding() {
        return false;
    }

    /** Most bytes of a message before it is sealed. */
    int MESSAGE_BYTES = 64 << 10;
}
