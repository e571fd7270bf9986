package io.dromedary.playback;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request that is being answered, and the message that is made of the answer.
 *
 * <p>A worker makes a message, then the loop sends it, then a worker makes the next in the same place: each hands it
 * over to the other, and neither touches it meanwhile.
 */
final class Run {

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final long id;
    private final Playing playing;
    private final Executor worker;
    // room for it is made with the first one: many requests are replaced before they begin
    private ByteBuffer message = NONE;
    private boolean more = true;
    private boolean begun;
    private boolean making;

    Run(long id, Playing playing, Executor worker) {
        this.id = id;
        this.playing = playing;
        this.worker = worker;
    }

    /** Makes the next message. On a worker. */
    void make() {
        message = message.capacity() == 0 ? ByteBuffer.allocate(Playing.MESSAGE_BYTES) : message.clear();
        try {
            more = playing.fill(message);
        } catch (IOException e) {
            LOG.warn("A recording cannot be played: {}", e.toString());
            fail("the recording cannot be read now");
        } catch (RuntimeException e) {
            LOG.error("A recording cannot be played, because the node failed", e);
            fail("something in the node failed");
        }
        message.flip();
        if (!more) {
            playing.close();
        }
    }

    /** Lets go of what it holds. On a worker, or on the loop if there is none. */
    void close() {
        playing.close();
    }

    /** Returns who makes its messages. */
    Executor worker() {
        return worker;
    }

    /** Returns whether it holds what others may need, and no worker makes a message of it now. On the loop. */
    boolean isHolding() {
        return begun && !making && playing.isHolding();
    }

    /** Returns whether it may hold anything: a worker has made a message of it. On the loop. */
    boolean isBegun() {
        return begun;
    }

    /** Returns whether a worker makes a message of it now. On the loop. */
    boolean isMaking() {
        return making;
    }

    /** Notes whether a worker makes a message of it now. On the loop. */
    void making(boolean now) {
        making = now;
        begun |= now;
    }

    private void fail(String words) {
        more = false;
        message.clear();
        Note.failed(OptionalLong.of(id), words).write(message);
    }

    long id() {
        return id;
    }

    /** Returns the message that was made, from position to limit. */
    ByteBuffer message() {
        return message;
    }

    /** Returns whether another message follows. */
    boolean hasMore() {
        return more;
    }
}
