package io.dromedary.recording;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

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

    /** Sets the marks of some segments or takes them away; that outlives a loss of power when this returns. */
    static void set(Collection<Path> segments, boolean on) throws IOException {
        Set<Path> changed = new HashSet<>();
        for (Path segment : segments) {
            if (change(segment, on)) {
                changed.add(segment.toAbsolutePath().getParent());
            }
        }
        for (Path folder : changed) {
            new LocalDisk(folder).syncFolder(folder);
        }
    }

    private static boolean change(Path segment, boolean on) throws IOException {
        try {
            if (!on) {
                return Files.deleteIfExists(mark(segment));
            }
            Files.createFile(mark(segment));
            return true;
        } catch (FileAlreadyExistsException already) {
            return false;
        }
    }

    private static Path mark(Path segment) {
        return segment.resolveSibling(segment.getFileName() + ENDING);
    }
}
