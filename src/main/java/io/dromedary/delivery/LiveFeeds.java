package io.dromedary.delivery;

import io.dromedary.live.Audiences;
import io.dromedary.live.QueueLimits;
import java.util.Optional;
import java.util.function.Function;

/** The cameras as they are now. */
public final class LiveFeeds implements Feeds {

    private final Audiences audiences;
    private final Function<String, QueueLimits> limitsOf;

    /**
     * Makes them.
     *
     * @param audiences the audience of each camera
     * @param limitsOf how far a viewer of a camera may fall behind
     */
    public LiveFeeds(Audiences audiences, Function<String, QueueLimits> limitsOf) {
        this.audiences = audiences;
        this.limitsOf = limitsOf;
    }

    @Override
    public Optional<Feed> of(Admission admission) {
        return audiences
                .of(admission.camera())
                .map(audience -> new LiveFeed(audience, limitsOf.apply(admission.camera())));
    }
}
