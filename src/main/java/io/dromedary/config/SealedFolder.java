package io.dromedary.config;

import io.dromedary.crypto.SealedText;
import io.dromedary.crypto.SharedKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the files of a folder in place, opens them again, and takes them through a rotation of the access key. For all
 * threads; see src/docs/decisions/0025-encrypted-configuration.md.
 *
 * <p>A rotation has three steps: {@link #prepare} writes each sealed file once more, under the new key and another
 * name; the caller replaces the key; {@link #settle} gives the files their names back. Wherever the machine stops,
 * either the file or the one beside it can be opened with the key of that moment.
 */
public final class SealedFolder {

    private static final Logger LOG = LoggerFactory.getLogger(SealedFolder.class);

    private final CameraFolder folder;
    private final SecureRandom random;

    /** Works on a folder that opens its files with a key. */
    public SealedFolder(CameraFolder folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /**
     * Reads all cameras as {@link CameraFolder#read} does, and then seals what is not sealed yet, if
     * {@code saveEncryptedConfig} says so. A file that cannot be sealed stays as it is, with a line in the log.
     */
    public List<CameraFile> readAndSeal() throws ConfigurationException {
        synchronized (folder) {
            CameraReading reading = folder.reading();
            List<CameraFile> cameras = reading.cameras();
            if (cameras.get(0).node().encryption().save()) {
                reading.texts().forEach(this::tryToSeal);
            }
            return cameras;
        }
    }

    /**
     * Seals every file that is not sealed yet, if all can be read.
     *
     * @return the files that were sealed now
     * @throws ConfigurationException if anything is wrong with any file; nothing is changed then
     * @throws IOException if a file cannot be replaced; those before it are sealed then
     */
    public List<Path> seal() throws ConfigurationException, IOException {
        synchronized (folder) {
            CameraReading reading = folder.reading();
            var sealed = new ArrayList<Path>();
            if (!reading.cameras().isEmpty()) {
                for (ConfigText text : reading.texts()) {
                    if (seal(text)) {
                        sealed.add(text.file());
                    }
                }
            }
            return sealed;
        }
    }

    /**
     * Puts the plain text in the place of every sealed file.
     *
     * @return the files that were opened now
     * @throws ConfigurationException if a file cannot be opened; nothing is changed then
     * @throws IOException if a file cannot be replaced; those before it are opened then
     */
    public List<Path> open() throws ConfigurationException, IOException {
        synchronized (folder) {
            var sealed = new ArrayList<ConfigText>();
            for (Path file : folder.files()) {
                ConfigText text = folder.texts().read(file);
                if (text.sealed()) {
                    sealed.add(text);
                }
            }
            for (ConfigText text : sealed) {
                Path file = ReplacedFile.behindLinks(text.file());
                ReplacedFile.write(file, text.plain(), file);
                Files.deleteIfExists(ConfigTexts.successor(file));
            }
            return sealed.stream().map(ConfigText::file).toList();
        }
    }

    /**
     * Before the access key is replaced: writes what is sealed once more, under the new key.
     *
     * @throws IOException if that is not possible; the key must stay then
     */
    public void prepare(SharedKey fresh) throws IOException {
        synchronized (folder) {
            settle();
            for (Path file : folder.files()) {
                if (folder.texts().opens(file)) {
                    Path real = ReplacedFile.behindLinks(file);
                    ReplacedFile.write(ConfigTexts.successor(real), SealedText.seal(plain(file), fresh, random), real);
                }
            }
        }
    }

    /**
     * After the access key was replaced, or was not, or the node was stopped in between: takes over the files that the
     * key of now opens. What no key of now opens stays where it is.
     *
     * @throws IOException if a file cannot be renamed or removed; reading finds the right one all the same
     */
    public void settle() throws IOException {
        synchronized (folder) {
            for (Path named : folder.files()) {
                Path file = ReplacedFile.behindLinks(named);
                Path next = ConfigTexts.successor(file);
                if (!folder.texts().isSealed(file) || folder.texts().opens(file)) {
                    Files.deleteIfExists(next);
                } else if (folder.texts().opens(next)) {
                    ReplacedFile.rename(next, file);
                }
            }
        }
    }

    private byte[] plain(Path file) throws IOException {
        try {
            return folder.texts().read(file).plain().getBytes(StandardCharsets.UTF_8);
        } catch (ConfigurationException unreadable) {
            throw new IOException(unreadable);
        }
    }

    private void tryToSeal(ConfigText text) {
        try {
            if (seal(text)) {
                LOG.info("{} was encrypted with the access key; `dromedary config decrypt` shows it", text.file());
            }
        } catch (IOException failed) {
            LOG.warn("{} could not be encrypted and stays in plain text: {}", text.file(), failed.toString());
        }
    }

    /** Seals what was read; not what somebody saved in the meantime, which nobody has checked yet. */
    private boolean seal(ConfigText text) throws IOException {
        if (text.sealed()) {
            return false;
        }
        SharedKey key = folder.texts().key().orElseThrow(() -> new IOException("there is no access key"));
        if (!SealedText.canUse(key)) {
            throw new IOException("the access key has %d bytes instead of 16, 24 or 32".formatted(key.sizeBytes()));
        }
        Path file = ReplacedFile.behindLinks(text.file());
        String sealed = SealedText.seal(text.plain().getBytes(StandardCharsets.UTF_8), key, random);
        if (!isAsRead(text)) {
            return false;
        }
        ReplacedFile.write(file, sealed, file);
        return true;
    }

    private boolean isAsRead(ConfigText text) {
        try {
            return folder.texts().read(text.file()).onDisk().equals(text.onDisk());
        } catch (ConfigurationException changed) {
            return false;
        }
    }
}
