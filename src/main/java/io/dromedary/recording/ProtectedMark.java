package io.dromedary.recording;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Marks a segment as not to be deleted: an empty file beside it, called like it with {@code .protected} behind.
 *
 * <p>So the mark is copied, backed up and seen with the segment, and is there when the index is lost.
 */
final class ProtectedMark {

    private static final String ENDING = ".protected";

    private ProtectedMark() {}

    static boolean isOn(Path segment) {
        return Files.exists(mark(segment), LinkOption.NOFOLLOW_LINKS);
    }

    /** Sets the mark or takes it away; it outlives a loss of power when this returns. */
    static void set(Path segment, boolean on) throws IOException {
        if (on) {
            try {
                Files.createFile(mark(segment));
            } catch (FileAlreadyExistsException already) {
                return;
            }
        } else {
            Files.deleteIfExists(mark(segment));
        }
        Path folder = segment.toAbsolutePath().getParent();
        if (folder != null) {
            new LocalDisk(folder).syncFolder(folder);
        }
    }

    private static Path mark(Path segment) {
        return segment.resolveSibling(segment.getFileName() + ENDING);
    }
}
