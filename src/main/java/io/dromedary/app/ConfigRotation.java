package io.dromedary.app;

import io.dromedary.config.SealedFolder;
import io.dromedary.crypto.SharedKey;
import io.dromedary.keys.RotationStep;
import java.io.IOException;

/** Takes the sealed configuration through a rotation of the access key. */
record ConfigRotation(SealedFolder folder) implements RotationStep {

    @Override
    public void prepare(SharedKey fresh) throws IOException {
        folder.prepare(fresh);
    }

    @Override
    public void settle() throws IOException {
        folder.settle();
    }
}
