package io.dromedary.delivery;

import io.dromedary.live.Audience;
import io.dromedary.live.Farewell;
import io.dromedary.live.QueueLimits;
import io.dromedary.live.StreamDescription;
import io.dromedary.live.Viewer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The camera as it is now: the viewer joins its audience. */
final class LiveFeed implements Feed {

    private final Audience audience;
    private final QueueLimits limits;
    private @Nullable Viewer viewer;

    LiveFeed(Audience audience, QueueLimits limits) {
        this.audience = audience;
        this.limits = limits;
    }

    @Override
    public Optional<Farewell> refusal() {
        return audience.isStopped() ? Optional.of(Farewell.CAMERA_STOPPED) : Optional.empty();
    }

    @Override
    public Optional<StreamDescription> promise() {
        return audience.description();
    }

    @Override
    public Optional<Farewell> begin(FeedConnection connection, StreamDescription promised, boolean listens) {
        Viewer joining = new Viewer(connection.id(), connection.loop(), connection, limits, listens);
        viewer = joining;
        return audience.join(joining, promised);
    }

    /** What a viewer says means nothing but that it is there. */
    @Override
    public void hear(String text) {}

    @Override
    public void pump() {
        Viewer watching = viewer;
        if (watching != null) {
            watching.pump();
        }
    }

    @Override
    public void end() {
        Viewer watching = viewer;
        if (watching != null) {
            audience.leave(watching);
        }
    }
}
