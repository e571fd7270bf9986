package io.dromedary.delivery;

import io.dromedary.keys.AccessKey;

/** Who may see recordings. Any thread; it is asked again for each request of a session. */
public interface RecordingRights {

    /** Returns whether the holder of a key may see the recordings of a camera now; false if there is no such camera. */
    boolean may(AccessKey key, String camera);
}
