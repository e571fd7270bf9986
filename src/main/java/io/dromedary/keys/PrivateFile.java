package io.dromedary.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A small file that only its owner may read, replaced as a whole or not at all.
 *
 * <p>Has no lock: its one user must not write from two threads.
 */
public final class PrivateFile {

    private static final FileAttribute<?> OWNER_ONLY_FILE = owner("rw-------");
    private static final FileAttribute<?> OWNER_ONLY_FOLDER = owner("rwx------");
    private static final Set<PosixFilePermission> OTHERS_READ =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path path;
    private final Path folder;
    private final Path unfinished;
    private final boolean posix;

    /** Names the file; nothing is read yet. */
    public PrivateFile(Path path) {
        this.path = path;
        this.folder = path.toAbsolutePath().resolveSibling("");
        this.unfinished = folder.resolve(path.getFileName() + ".new");
        this.posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Returns whether there is anything of this name, even a link to nowhere. */
    public boolean exists() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns all bytes, or throws if it is no plain file or has more than {@code maxBytes}. */
    public byte[] read(int maxBytes) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new KeyFileException(path, "is a symbolic link; put the file itself there");
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new KeyFileException(path, "is missing or not a plain file");
        }
        try (InputStream in = Files.newInputStream(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new KeyFileException(path, "has more than " + maxBytes + " bytes");
            }
            return bytes;
        }
    }

    /** Returns all bytes as {@link #read} does, or throws if others than its owner may read or change it. */
    public byte[] readSecret(int maxBytes) throws IOException {
        byte[] bytes = read(maxBytes);
        if (posix && (allows(path, OTHERS_READ) || allows(path, OTHERS_WRITE))) {
            throw new KeyFileException(path, "is not used: others can read it. chmod 600 helps");
        }
        return bytes;
    }

    /**
     * Replaces the content. Whenever the machine stops, the file is afterwards the old one or the new one; a
     * half-written one stays beside it under the ending {@code .new} and is overwritten by the next call.
     */
    public void replace(byte[] content) throws IOException {
        Files.createDirectories(folder, posix ? new FileAttribute<?>[] {OWNER_ONLY_FOLDER} : new FileAttribute<?>[0]);
        Files.deleteIfExists(unfinished);
        try (FileChannel out = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                posix ? new FileAttribute<?>[] {OWNER_ONLY_FILE} : new FileAttribute<?>[0])) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        flushFolder();
    }

    /** Returns what an operator should repair, as sentences with the command. */
    public List<String> warnings() throws IOException {
        if (!posix) {
            return List.of();
        }
        var warnings = new ArrayList<String>();
        if (allows(path, OTHERS_READ)) {
            warnings.add("other users of this machine can read the keys; run: chmod 600 " + path);
        }
        if (allows(path, OTHERS_WRITE) || allows(folder, OTHERS_WRITE)) {
            warnings.add("other users of this machine can replace the keys; run: chmod go-w " + path + " " + folder);
        }
        return List.copyOf(warnings);
    }

    private static boolean allows(Path file, Set<PosixFilePermission> any) throws IOException {
        return Files.getPosixFilePermissions(file).stream().anyMatch(any::contains);
    }

    /** Makes the new name last; Windows cannot open a folder, and does not need it. */
    private void flushFolder() throws IOException {
        if (posix) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?> owner(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
