package io.dromedary.recording;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Says in plain words why a disk refused. */
final class DiskTrouble {

    private DiskTrouble() {}

    /** Returns the reason, such as {@code the disk of /mnt/disk is full}. */
    static String words(IOException failure, Path folder) {
        String said = String.valueOf(reason(failure));
        if (failure instanceof RecordingPausedException) {
            return said;
        }
        if (failure instanceof AccessDeniedException) {
            return "the node may not write to " + folder;
        }
        if (failure instanceof NoSuchFileException || failure instanceof NotDirectoryException) {
            return "the folder " + folder + " is gone: is its disk mounted?";
        }
        return words(said.toLowerCase(Locale.ROOT), said, folder);
    }

    private static String words(String lower, String said, Path folder) {
        if (lower.contains("no space left") || lower.contains("quota") || lower.contains("not enough space")) {
            return "the disk of " + folder + " is full";
        }
        if (lower.contains("read-only")) {
            return "the disk of " + folder + " can only be read";
        }
        if (lower.contains("input/output error") || lower.contains("stale")) {
            return "the disk of " + folder + " fails: " + said;
        }
        return "writing to " + folder + " failed: " + said;
    }

    private static String reason(IOException failure) {
        if (failure instanceof FileSystemException named && named.getReason() != null) {
            return named.getReason();
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
