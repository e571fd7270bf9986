package io.dromedary.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * The static build that comes with the node, for Linux on x86-64 only.
 *
 * <p>It is unpacked once into a folder that only its owner can enter. The name holds size and checksum, so another
 * release unpacks beside it; a copy that was damaged, or that another user could have written, is not run.
 */
final class BundledFfmpeg {

    private static final String RESOURCE = "/ws/schild/jave/nativebin/ffmpeg-amd64";

    private final Path cache;

    /** Unpacks into {@code cache}, which is made with mode 0700 if it is missing. */
    BundledFfmpeg(Path cache) {
        this.cache = cache;
    }

    /** Returns {@code $XDG_CACHE_HOME/dromedary}, else {@code ~/.cache/dromedary}. */
    static Path userCache() {
        Path base = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
        return base.resolve("dromedary");
    }

    /**
     * Returns the executable, or empty where none is bundled for this machine.
     *
     * @throws IOException if it cannot be unpacked, or the folder is not safe to use
     */
    Optional<Path> unpacked() throws IOException {
        URL resource = BundledFfmpeg.class.getResource(RESOURCE);
        if (resource == null || !isLinuxOnX86()) {
            return Optional.empty();
        }
        Contents contents = contents(resource);
        makePrivateFolder();
        Path file = cache.resolve("ffmpeg-%d-%08x".formatted(contents.sizeBytes(), contents.crc()));
        if (!isIntact(file, contents)) {
            unpack(resource, contents, file);
        }
        return Optional.of(file);
    }

    private record Contents(long sizeBytes, long crc) {}

    private static boolean isLinuxOnX86() {
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return System.getProperty("os.name", "").startsWith("Linux") && ("amd64".equals(arch) || "x86_64".equals(arch));
    }

    /** Size and checksum as the jar's directory says them, without reading 70 MB; from the bytes if there is no jar. */
    private static Contents contents(URL resource) throws IOException {
        URLConnection connection = resource.openConnection();
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection jar) {
            try (var file = jar.getJarFile()) {
                var entry = file.getJarEntry(jar.getEntryName());
                return new Contents(entry.getSize(), entry.getCrc());
            }
        }
        try (InputStream in = connection.getInputStream()) {
            return copy(in, OutputStream.nullOutputStream());
        }
    }

    private void makePrivateFolder() throws IOException {
        Files.createDirectories(cache.toAbsolutePath().getParent());
        if (!Files.exists(cache, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(
                    cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        if (!Files.isDirectory(cache, LinkOption.NOFOLLOW_LINKS) || !isOursAlone(cache)) {
            throw new IOException(cache + " must be a folder that only its owner may write; "
                    + "run 'chmod 700' on it, or set XDG_CACHE_HOME to another place");
        }
    }

    private boolean isIntact(Path file, Contents contents) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || !isOursAlone(file)
                || !Files.isExecutable(file)
                || Files.size(file) != contents.sizeBytes()) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return copy(in, OutputStream.nullOutputStream()).equals(contents);
        }
    }

    private void unpack(URL resource, Contents contents, Path file) throws IOException {
        Path temporary = Files.createTempFile(cache, "ffmpeg-", ".part");
        try {
            try (InputStream in = resource.openStream();
                    OutputStream out = Files.newOutputStream(temporary)) {
                if (!copy(in, out).equals(contents)) {
                    throw new IOException("the bundled ffmpeg is damaged: its checksum is not the jar's");
                }
            }
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx------"));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Contents copy(InputStream in, OutputStream out) throws IOException {
        CRC32 crc = new CRC32();
        long size = in.transferTo(new CheckedOutputStream(out, crc));
        return new Contents(size, crc.getValue());
    }

    /** Whether we own it and nobody else may write to it. Root may own it too: the system's own cache. */
    private static boolean isOursAlone(Path path) throws IOException {
        var permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        boolean othersWrite = PosixFilePermissions.toString(permissions).matches("....w....|.......w.");
        String owner = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
        return !othersWrite && (owner.equals(System.getProperty("user.name")) || "root".equals(owner));
    }
}
