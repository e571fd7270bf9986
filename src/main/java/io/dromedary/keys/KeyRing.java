package io.dromedary.keys;

import io.dromedary.crypto.SharedKey;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the keys that are valid now. Safe for all threads: reading never waits, and one rotation runs at a time. */
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
     * Has {@code listener} told of every rotation, after the new key became valid, with the new keys, on the thread
     * that rotates. It must be quick and must not rotate.
     */
    public void onRotated(Consumer<NodeKeys> listener) {
        listeners.add(listener);
    }

    /** Has {@code other} go with every rotation of the access key; see {@link RotationStep}. */
    public void accompany(RotationStep other) {
        step = other;
    }

    /**
     * Replaces the access key by one that arrived as base64, in any form that {@link SharedKey#fromBase64} reads.
     * Unlike TinyCam, which stores any 16 characters, it must be exactly {@value SharedKey#FRESH_BYTES} bytes.
     *
     * @throws RefusedKeyException if it is not such a key; nothing changed
     * @throws KeyFileException if it cannot be kept; the old key stays valid
     */
    public void rotateAccessKey(String base64) throws RefusedKeyException, KeyFileException {
        rotateAccessKey(decode(base64));
    }

    /**
     * Replaces the access key: first in the file, then here, then the listeners are told.
     *
     * @throws RefusedKeyException if it is not {@value SharedKey#FRESH_BYTES} bytes, all zero, the management key or
     *     the access key of now; nothing changed
     * @throws KeyFileException if it cannot be kept; the old key stays valid
     */
    public synchronized void rotateAccessKey(SharedKey fresh) throws RefusedKeyException, KeyFileException {
        NodeKeys old = current;
        check(fresh, old);
        NodeKeys rotated = old.withAccess(fresh);
        prepare(fresh);
        try {
            file.replaceAccessKey(fresh);
            current = rotated;
        } finally {
            settle();
        }
        listeners.forEach(listener -> tell(listener, rotated));
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

    private static SharedKey decode(String base64) throws RefusedKeyException {
        try {
            return SharedKey.fromBase64(base64);
        } catch (IllegalArgumentException refused) {
            throw new RefusedKeyException("the new access key cannot be read: " + refused.getMessage());
        }
    }

    private static void check(SharedKey fresh, NodeKeys old) throws RefusedKeyException {
        if (fresh.sizeBytes() != SharedKey.FRESH_BYTES) {
            throw new RefusedKeyException(
                    "a new access key has %d bytes, not %d".formatted(SharedKey.FRESH_BYTES, fresh.sizeBytes()));
        }
        if (fresh.isAllZero()) {
            throw new RefusedKeyException("the new access key is nothing but zeroes");
        }
        if (fresh.equals(old.management())) {
            throw new RefusedKeyException("the new access key is the management key");
        }
        if (fresh.equals(old.access())) {
            throw new RefusedKeyException("the new access key is the old one");
        }
    }

    /** The key is rotated whatever a listener does, so its failure must not keep the others from hearing of it. */
    private static void tell(Consumer<NodeKeys> listener, NodeKeys keys) {
        try {
            listener.accept(keys);
        } catch (RuntimeException failed) {
            LOG.error("A part of the node failed to take over the new access key; restart the node", failed);
        }
    }
}
