package io.dromedary.delivery;

import io.dromedary.live.Farewell;
import io.dromedary.live.StreamDescription;
import java.util.Optional;

/**
 * What one session gives to its viewer once it has begun: the camera as it is now, or its recording.
 *
 * <p>All methods are called on the viewer's loop and must not block.
 */
public interface Feed {

    /** Returns why there is nothing to be had, or nothing if there is or soon will be. */
    Optional<Farewell> refusal();

    /** Returns what the viewer can be promised now, or nothing if it has to wait for that. */
    Optional<StreamDescription> promise();

    /**
     * Begins. Called once, when the viewer says that it is ready.
     *
     * @param connection the way to the viewer
     * @param promised what it was promised
     * @param listens whether it asks for sound
     * @return why the session has to end, or nothing if it goes on
     */
    Optional<Farewell> begin(FeedConnection connection, StreamDescription promised, boolean listens);

    /** Takes a text of the viewer that is no heartbeat. Not called before {@link #begin}. */
    void hear(String text);

    /** Goes on with what had to wait because the network took no more bytes. */
    void pump();

    /** Looks from time to time whether something has waited for too long. */
    default void tend() {}

    /** Ends for good; nothing can be sent afterwards. May come before {@link #begin}, and more than once. */
    void end();
}
