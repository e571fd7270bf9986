package io.dromedary.delivery;

import java.util.Optional;

/** Where sessions get their {@link Feed} from. Any thread. */
public interface Feeds {

    /** Returns a feed for one who was admitted, or nothing if its camera is gone. */
    Optional<Feed> of(Admission admission);
}
