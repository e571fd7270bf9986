package io.dromedary.live;

import io.dromedary.fragment.StreamPart;

/**
 * The way to one viewer. It decides how a part becomes bytes: {@link Viewer} only decides which parts.
 *
 * <p>All methods are called on the viewer's own loop, never block and never throw for a viewer who has gone.
 */
public interface ViewerConnection {

    /** Returns whether the network still takes bytes; when it does again, {@link Viewer#pump()} is called. */
    boolean isWritable();

    /** Seals a part for this viewer and queues it for the network; {@link #flush()} hands it over. */
    void send(StreamPart part);

    /** Hands everything queued to the network. */
    void flush();

    /** Sends a text message, which is not sealed. */
    void tell(String json);

    /** Says goodbye and closes; nothing can be sent afterwards. */
    void close(Farewell reason);

    /** Takes note that the node failed this viewer, and closes with {@link Farewell#ERROR}. */
    void fail(RuntimeException failure);
}
