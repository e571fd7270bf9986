package io.dromedary.recording;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Where the recordings of one camera are, whether it is recorded now or not.
 *
 * @param root the folder that the operator named, absolute; it may be a link
 * @param folder where the camera's segments are: the root, or a folder of the camera's name in it
 */
public record RecordingFolder(Path root, Path folder) {

    /**
     * Returns whether it is there. A link in the place of the camera's own folder leads out of the root: it is none.
     */
    public boolean isThere() {
        return root.equals(folder)
                ? Files.isDirectory(folder)
                : Files.isDirectory(root) && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns whether a file lies directly in it, by its name alone. */
    public boolean holds(Path file) {
        return folder.equals(file.getParent());
    }
}
