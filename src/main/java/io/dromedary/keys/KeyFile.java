package io.dromedary.keys;

import io.dromedary.crypto.SharedKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The file that keeps the node's keys, TinyCam's {@code keys.json}; members of other programs in it are kept.
 *
 * <p>It is read only if it is a plain file of at most {@value #MAX_BYTES} bytes; a symbolic link is refused. It is
 * written with mode 0600 into a folder that, if missing, is made with mode 0700; it is replaced as a whole or not at
 * all. Writing is for one thread at a time ({@link KeyRing} sees to that); reading is for any.
 */
public final class KeyFile {

    /** Largest key file read, in bytes. */
    public static final int MAX_BYTES = 64 << 10;

    private final Path path;
    private final PrivateFile file;

    /** Names the file; nothing is read yet. */
    public KeyFile(Path path) {
        this.path = path;
        this.file = new PrivateFile(path);
    }

    /** Returns where the file is, as it was named. */
    public Path path() {
        return path;
    }

    /**
     * Reads the keys, and at the first run makes them first.
     *
     * @throws KeyFileException if the file cannot be used or not be made
     */
    public Content readOrCreate(SecureRandom random) throws KeyFileException {
        if (file.exists()) {
            return read();
        }
        NodeKeys keys = new NodeKeys(SharedKey.generate(random), SharedKey.generate(random));
        write(KeyFileText.of(path, keys));
        return new Content(keys, true, warnings(keys));
    }

    /**
     * Reads the keys.
     *
     * @throws KeyFileException if the file is missing or cannot be used
     */
    public Content read() throws KeyFileException {
        NodeKeys keys = text().keys();
        return new Content(keys, false, warnings(keys));
    }

    /**
     * Changes the access keys and leaves all other members as they are in the file now. The file then has mode 0600,
     * whatever it had before.
     *
     * @param change makes the keys to keep out of those in the file, of which the management key stays
     * @throws RefusedKeyException if {@code change} refuses; the file is the old one
     * @throws KeyFileException if the file cannot be used or written; it is then the old one
     */
    void change(Change change) throws RefusedKeyException, KeyFileException {
        KeyFileText text = text();
        KeyFileText changed = text.with(change.of(text.keys()));
        changed.keys();
        write(changed);
    }

    /** Makes other keys out of those that there are. */
    interface Change {
        NodeKeys of(NodeKeys old) throws RefusedKeyException;
    }

    private KeyFileText text() throws KeyFileException {
        try {
            return KeyFileText.parse(path, file.read(MAX_BYTES));
        } catch (KeyFileException clear) {
            throw clear;
        } catch (IOException failed) {
            throw new KeyFileException(path, "cannot be read", failed);
        }
    }

    private void write(KeyFileText text) throws KeyFileException {
        try {
            file.replace(text.bytes());
        } catch (IOException failed) {
            throw new KeyFileException(path, "cannot be written", failed);
        }
    }

    private List<String> warnings(NodeKeys keys) throws KeyFileException {
        var warnings = new ArrayList<String>();
        try {
            warnings.addAll(file.warnings());
        } catch (IOException failed) {
            throw new KeyFileException(path, "cannot be examined", failed);
        }
        warnIfShort(KeyFileText.MANAGEMENT, keys.management(), warnings);
        warnIfShort(KeyFileText.ACCESS, keys.access(), warnings);
        return List.copyOf(warnings);
    }

    private static void warnIfShort(String member, SharedKey key, List<String> warnings) {
        if (key.sizeBytes() < SharedKey.FRESH_BYTES) {
            warnings.add("`%s` has only %d bytes; %d random bytes are better"
                    .formatted(member, key.sizeBytes(), SharedKey.FRESH_BYTES));
        }
    }

    /**
     * What the file holds.
     *
     * @param keys the keys
     * @param isNew whether the file was made just now, at the first run
     * @param warnings what the operator should repair, as whole sentences without any key; often empty
     */
    public record Content(NodeKeys keys, boolean isNew, List<String> warnings) {

        /** Copies the warnings. */
        public Content {
            warnings = List.copyOf(warnings);
        }
    }
}
