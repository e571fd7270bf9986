package io.dromedary.reload;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder with the route files. Only {@code *.camel.yaml} counts; hidden files, and so what editors leave behind, do
 * not. Immutable.
 */
public final class RouteFolder {

    private static final String ENDING = ".camel.yaml";
    private static final int MAX_FILES = 1000;

    private final Path folder;

    /** Does not touch the folder yet; it may come later. */
    public RouteFolder(Path folder) {
        this.folder = folder;
    }

    /** What tells two versions of a file apart without reading them. */
    record Stamp(
            @Nullable FileTime modified,
            long bytes,
            @Nullable Object key) {}

    /**
     * Looks at each route file.
     *
     * @return by name
     * @throws IOException if the folder is not there, cannot be listed or holds more than {@value #MAX_FILES} route
     *     files
     */
    SortedMap<String, Stamp> look() throws IOException {
        SortedMap<String, Stamp> stamps = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, RouteFolder::isRouteFile)) {
            for (Path file : files) {
                stamp(file, stamps);
                if (stamps.size() > MAX_FILES) {
                    throw new IOException("more than " + MAX_FILES + " route files in " + folder);
                }
            }
        }
        return stamps;
    }

    /**
     * Reads a route file.
     *
     * @throws RouteFileException if it is no regular file, leads out of the folder, or cannot be used
     */
    RouteFile read(String name) throws RouteFileException {
        try {
            Path file = folder.resolve(name).toRealPath();
            if (!file.startsWith(folder.toRealPath())) {
                throw new RouteFileException(name, "is a link that leads out of the folder");
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new RouteFileException(name, "is not a regular file");
            }
            return RouteFile.read(name, file);
        } catch (IOException e) {
            throw new RouteFileException(name, "cannot be read");
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    static String nameOf(Path file) {
        return Objects.requireNonNull(file.getFileName(), "a route file has a name")
                .toString();
    }

    private static boolean isRouteFile(Path file) {
        String name = nameOf(file);
        return name.endsWith(ENDING) && !name.startsWith(".");
    }

    private static void stamp(Path file, SortedMap<String, Stamp> stamps) {
        try {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
            stamps.put(nameOf(file), new Stamp(seen.lastModifiedTime(), seen.size(), seen.fileKey()));
        } catch (IOException e) {
            // deleted this moment, or a link that leads nowhere: reading it will say so
            if (Files.isSymbolicLink(file)) {
                stamps.put(nameOf(file), new Stamp(null, 0, null));
            }
        }
    }
}
