package io.dromedary.ownership;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder in which the nodes of one user tell each other what they own. Private to that user. */
public final class RuntimeFolder {

    private static final Logger LOG = LoggerFactory.getLogger(RuntimeFolder.class);
    private static final String NAME = "dromedary";
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");

    private RuntimeFolder() {}

    /**
     * Makes the folder if it is missing: {@code $XDG_RUNTIME_DIR/dromedary}, {@code /run/dromedary}, or
     * {@code dromedary-USER} among the temporary files, whichever can be had first.
     *
     * @param environment the environment's variables
     * @return nothing if there can be none: then nobody knows who owns what
     */
    public static Optional<Path> of(Map<String, String> environment) {
        String session = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"))
                .resolve(NAME + '-' + System.getProperty("user.name", "node").replaceAll("[^A-Za-z0-9_.-]", "_"));
        Optional<Path> folder = Stream.of(
                        session.isBlank() ? "" : session + '/' + NAME, "/run/" + NAME, temporary.toString())
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(RuntimeFolder::isUsable)
                .findFirst();
        if (folder.isEmpty()) {
            LOG.warn("No private folder for locks can be made: nobody notices if two nodes capture one device");
        }
        return folder;
    }

    /** A folder that others could have made or can write to is none: they would say who owns our devices. */
    static boolean isUsable(Path folder) {
        try {
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                create(folder);
            }
            boolean ours = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && Files.isWritable(folder);
            return ours && isPrivate(folder);
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} cannot be used for locks", folder, e);
            return false;
        }
    }

    private static void create(Path folder) throws IOException {
        if (hasModes(folder)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PRIVATE));
        } else {
            Files.createDirectory(folder);
        }
    }

    private static boolean isPrivate(Path folder) throws IOException {
        if (!hasModes(folder)) {
            return true; // among the user's own temporary files on Windows
        }
        Set<PosixFilePermission> modes = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
        boolean onlyOwnerWrites =
                !modes.contains(PosixFilePermission.GROUP_WRITE) && !modes.contains(PosixFilePermission.OTHERS_WRITE);
        Path own = Files.createTempFile(folder, "owner", null);
        try {
            return onlyOwnerWrites && Files.getOwner(own).equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS));
        } finally {
            Files.delete(own);
        }
    }

    private static boolean hasModes(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
