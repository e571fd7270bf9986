package io.dromedary.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keeps recordings from running into the empty folder where a disk should be mounted.
 *
 * <p>The rule: a folder that is recorded to for the first time is made, and gets a file {@value #MARKER} with a random
 * word, which the node remembers elsewhere. From then on the node records there only if that file says that word, and
 * makes the folder no more. An operator who means another disk empties or makes that file, and the node takes it.
 *
 * <p>Thread-safe.
 */
final class FolderGuard {

    static final String MARKER = ".dromedary-recordings";

    private final RecordingDisk disk;
    private final KnownFolders known;
    private final Supplier<String> words;
    private final Map<Path, Object> locks = new ConcurrentHashMap<>();

    /**
     * Makes a guard.
     *
     * @param words gives a random word each time
     */
    FolderGuard(RecordingDisk disk, KnownFolders known, Supplier<String> words) {
        this.disk = disk;
        this.known = known;
        this.words = words;
    }

    /**
     * Makes sure that a folder may be recorded to.
     *
     * @param root the folder that the operator named
     * @param folder that folder, or the camera's own folder in it, which is made
     * @throws RecordingPausedException if it is not what it was
     */
    void prepare(Path root, Path folder) throws IOException {
        // cameras that share a folder must agree on its word; a disk that hangs must not hold up the others
        synchronized (locks.computeIfAbsent(root, path -> new Object())) {
            prepareRoot(root);
        }
        disk.createFolder(folder);
    }

    private void prepareRoot(Path root) throws IOException {
        Optional<String> remembered = known.marker(root);
        if (remembered.isEmpty()) {
            disk.createFolder(root);
        } else if (!disk.isFolder(root)) {
            throw new RecordingPausedException("the folder " + root + " is gone: is its disk mounted?");
        }
        known.remember(root, checked(root, remembered));
    }

    private String checked(Path root, Optional<String> remembered) throws IOException {
        Optional<String> found = disk.readLine(root.resolve(MARKER)).map(String::strip);
        boolean empty = found.isPresent() && found.get().isEmpty();
        if (empty || (found.isEmpty() && remembered.isEmpty())) {
            String word = words.get();
            disk.writeLine(root.resolve(MARKER), word);
            return word;
        }
        if (found.isEmpty()) {
            throw new RecordingPausedException("the folder " + root + " has lost its file " + MARKER
                    + ": is its disk mounted? If this is meant to be a new disk, make an empty file of that name.");
        }
        if (remembered.isPresent() && !remembered.equals(found)) {
            throw new RecordingPausedException("the folder " + root
                    + " is on another disk than before. If it is meant to" + " be, empty its file " + MARKER + '.');
        }
        return found.get();
    }
}
