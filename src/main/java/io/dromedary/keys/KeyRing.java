package io.dromedary.keys;

import io.dromedary.crypto.SharedKey;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the keys that are valid now. Safe for all threads: reading never waits, and one change is made at a time. */
public final class KeyRing {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

    private final KeyFile file;
    private final List<Consumer<NodeKeys>> listeners = new CopyOnWriteArrayList<>();
    private volatile RotationStep step = RotationStep.NOTHING;
    private volatile NodeKeys current;

    /** Holds {@code keys}, which were read from {@code file}. */
    public KeyRing(KeyFile file, NodeKeys keys) {
        this.file = file;
        this.current = keys;
    }

    /** Returns the keys that are valid at this moment. */
    public NodeKeys current() {
        return current;
    }

    /**
     * Has {@code listener} told of every change, after it became valid, with the new keys, on the thread that makes it.
     * It must be quick and must not change keys.
     */
    public void onChanged(Consumer<NodeKeys> listener) {
        listeners.add(listener);
    }

    /** Has {@code other} go with every rotation of the access key; see {@link RotationStep}. */
    public void accompany(RotationStep other) {
        step = other;
    }

    /**
     * Reads a new key that arrived as base64, in any form that {@link SharedKey#fromBase64} reads.
     *
     * @throws RefusedKeyException if it is not {@value SharedKey#FRESH_BYTES} bytes, or all zero
     */
    public static SharedKey readFresh(String base64) throws RefusedKeyException {
        try {
            SharedKey key = SharedKey.fromBase64(base64);
            requireFresh(key);
            return key;
        } catch (IllegalArgumentException refused) {
            throw new RefusedKeyException("the new key cannot be read: " + refused.getMessage());
        }
    }

    /**
     * Replaces the access key: first in the file, then here, then the listeners are told. Unlike TinyCam, which stores
     * any 16 characters, it must be exactly {@value SharedKey#FRESH_BYTES} bytes.
     *
     * @throws RefusedKeyException if it is not such a key, or all zero, or one of the keys of now; nothing changed
     * @throws KeyFileException if it cannot be kept; the old key stays valid
     */
    public synchronized void rotateAccessKey(SharedKey fresh) throws RefusedKeyException, KeyFileException {
        requireFresh(fresh);
        prepare(fresh);
        try {
            change(old -> {
                if (fresh.equals(old.access())) {
                    throw new RefusedKeyException("the new access key is the old one");
                }
                return old.withAccess(fresh);
            });
        } finally {
            settle();
        }
    }

    private void prepare(SharedKey fresh) throws KeyFileException {
        try {
            step.prepare(fresh);
        } catch (IOException failed) {
            settle();
            throw new KeyFileException(file.path(), "stays as it is: the configuration cannot go with it", failed);
        }
    }

    private void settle() {
        try {
            step.settle();
        } catch (IOException failed) {
            LOG.warn("A rotation is not finished on disk; the next start finishes it: {}", failed.toString());
        }
    }

    /**
     * Adds a viewer's own key.
     *
     * @throws RefusedKeyException if it is not {@value SharedKey#FRESH_BYTES} bytes, or all zero, or one of the keys of
     *     now, or there is a viewer of this name, or there are {@value NodeKeys#MAX_NAMED}; nothing changed
     * @throws KeyFileException if it cannot be kept; nothing changed
     */
    public void add(AccessKey viewer) throws RefusedKeyException, KeyFileException {
        requireFresh(viewer.key());
        change(old -> {
            if (old.named().containsKey(viewer.name())) {
                throw new RefusedKeyException("there is a viewer of this name");
            }
            return old.with(viewer.name(), viewer.key());
        });
    }

    /**
     * Takes a viewer's own key away.
     *
     * @return whether there was one
     * @throws KeyFileException if the file cannot be changed; the key stays valid
     */
    public synchronized boolean revoke(String name) throws KeyFileException {
        if (!current.named().containsKey(name)) {
            return false;
        }
        try {
            change(old -> old.without(name));
        } catch (RefusedKeyException impossible) {
            throw new IllegalStateException("fewer keys are never refused", impossible);
        }
        return true;
    }

    private synchronized void change(KeyFile.Change change) throws RefusedKeyException, KeyFileException {
        KeyFile.Change careful = old -> refusing(change, old);
        NodeKeys changed = careful.of(current);
        file.change(careful);
        current = changed;
        listeners.forEach(listener -> tell(listener, changed));
    }

    private static NodeKeys refusing(KeyFile.Change change, NodeKeys old) throws RefusedKeyException {
        try {
            return change.of(old);
        } catch (IllegalArgumentException refused) {
            throw new RefusedKeyException(String.valueOf(refused.getMessage()));
        }
    }

    private static void requireFresh(SharedKey key) throws RefusedKeyException {
        if (key.sizeBytes() != SharedKey.FRESH_BYTES) {
            throw new RefusedKeyException(
                    "a new key has %d bytes, not %d".formatted(SharedKey.FRESH_BYTES, key.sizeBytes()));
        }
        if (key.isAllZero()) {
            throw new RefusedKeyException("the new key is nothing but zeroes");
        }
    }

    /** The keys are changed whatever a listener does, so its failure must not keep the others from hearing of it. */
    private static void tell(Consumer<NodeKeys> listener, NodeKeys keys) {
        try {
            listener.accept(keys);
        } catch (RuntimeException failed) {
            LOG.error("A part of the node failed to take over the changed keys; restart the node", failed);
        }
    }
}
