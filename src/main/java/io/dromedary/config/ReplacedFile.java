package io.dromedary.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes files as a whole or not at all: to another name first, flushed, then renamed. The new file has the permissions
 * of the old one; a link stays a link, and what it leads to is replaced.
 */
final class ReplacedFile {

    private ReplacedFile() {}

    /** Returns the file itself, behind whatever links lead to it. */
    static Path behindLinks(Path file) throws IOException {
        return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    }

    /** Writes {@code text} to {@code target}, with the permissions of {@code like}; both are beside each other. */
    static void write(Path target, String text, Path like) throws IOException {
        Path unfinished = target.resolveSibling("." + target.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        boolean posix = isPosix(target);
        try (FileChannel out = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                posix ? ownerOnly() : new FileAttribute<?>[0])) {
            ByteBuffer rest = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
        if (posix) {
            Files.setPosixFilePermissions(unfinished, Files.getPosixFilePermissions(like));
        }
        rename(unfinished, target);
    }

    /** Gives a file the name of another, which it replaces, and makes that last. */
    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (isPosix(to)) {
            try (FileChannel folder =
                    FileChannel.open(to.toAbsolutePath().resolveSibling(""), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] ownerOnly() {
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }
}
