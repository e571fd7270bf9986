package io.dromedary.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which folders were recorded to, and which marker each of them has. Kept outside of them, one small file for each.
 *
 * <p>Thread-safe. A memory that cannot be written is kept while the node runs; recording goes on.
 */
final class KnownFolders {

    private static final Logger LOG = LoggerFactory.getLogger(KnownFolders.class);

    private final RecordingDisk disk;
    private final Path state;
    private final Map<Path, String> known = new HashMap<>();

    /** Remembers in the folder {@code state}. */
    KnownFolders(RecordingDisk disk, Path state) {
        this.disk = disk;
        this.state = state;
    }

    /** Returns the marker that a folder had when it was last recorded to. */
    synchronized Optional<String> marker(Path root) throws IOException {
        String remembered = known.get(root);
        return remembered != null
                ? Optional.of(remembered)
                : disk.readLine(file(root)).filter(line -> !line.isBlank());
    }

    /** Remembers the marker of a folder. */
    synchronized void remember(Path root, String marker) {
        if (marker.equals(known.put(root, marker))) {
            return;
        }
        try {
            disk.createFolder(state);
            disk.writeLine(file(root), marker);
        } catch (IOException e) {
            LOG.warn("It cannot be remembered that {} is recorded to: {}", root, e.toString());
        }
    }

    private Path file(Path root) {
        return state.resolve("folder-" + Integer.toHexString(root.toString().hashCode()));
    }
}
