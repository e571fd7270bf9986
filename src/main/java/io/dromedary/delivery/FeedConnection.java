package io.dromedary.delivery;

import io.dromedary.live.ViewerConnection;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;

/** The way from a {@link Feed} to its viewer. All methods but the first two are called on the viewer's loop. */
public interface FeedConnection extends ViewerConnection {

    /** Returns what logs and the status call the session; not a secret. Any thread. */
    String id();

    /** Returns the one thread that owns the viewer. Any thread may give it tasks, which run in that order. */
    Executor loop();

    /**
     * Seals one message and queues it for the network; {@link #flush()} hands it over.
     *
     * @param message from position to limit, 1 to 65536 bytes of an array; copied
     */
    void send(ByteBuffer message);
}
