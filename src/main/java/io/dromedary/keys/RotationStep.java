package io.dromedary.keys;

import io.dromedary.crypto.SharedKey;
import java.io.IOException;

/**
 * What depends on the access key on disk and has to go with it, so that a crash at any moment leaves both fitting. Runs
 * on the thread that rotates, one rotation at a time.
 */
public interface RotationStep {

    /** Nothing depends on the key. */
    RotationStep NOTHING = new RotationStep() {
        @Override
        public void prepare(SharedKey fresh) {}

        @Override
        public void settle() {}
    };

    /**
     * Makes ready for {@code fresh}, and leaves all usable with the key of now.
     *
     * @throws IOException if that is not possible; the key is not replaced then
     */
    void prepare(SharedKey fresh) throws IOException;

    /**
     * Takes over what was made ready if the key was replaced, or drops it if not.
     *
     * @throws IOException if that is not possible now; all is usable with the key of now even so
     */
    void settle() throws IOException;
}
