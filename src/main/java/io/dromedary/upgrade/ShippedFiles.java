package io.dromedary.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings the routes and settings of a newer package into a home, and leaves alone whatever its operator has edited.
 *
 * <p>A package holds its files a second time in the folder {@value #SHIPPED}, as they came; so does every home. What
 * still is as it came may be renewed; what is not, or was deleted, is the operator's. {@value #SHIPPED} itself is
 * renewed last, so that an upgrade that was broken off is simply done again.
 *
 * <p>One thread, before the node reads anything of the home.
 */
public final class ShippedFiles {

    /** The folder with the files as they came, in a package and in a home. */
    public static final String SHIPPED = "shipped";

    private final Path fresh;
    private final Path home;
    private final Path old;
    private final List<String> news = new ArrayList<>();

    private ShippedFiles(Path packed, Path home) {
        this.fresh = packed.resolve(SHIPPED);
        this.home = home;
        this.old = home.resolve(SHIPPED);
    }

    /**
     * Renews a home.
     *
     * @param packed the unpacked package
     * @param home the folder with routes, config and keys; may be the package itself, and then nothing is to be done
     * @return what was done and what was not, a sentence each, for the operator
     * @throws IOException if a file cannot be read or written; doing it again goes on where it ended
     */
    public static List<String> bringTo(Path packed, Path home) throws IOException {
        ShippedFiles files = new ShippedFiles(
                packed.toAbsolutePath().normalize(), home.toAbsolutePath().normalize());
        if (Files.isDirectory(files.fresh) && !files.fresh.equals(files.old)) {
            files.bring();
        }
        return List.copyOf(files.news);
    }

    private void bring() throws IOException {
        Set<Path> shippedNow = filesIn(fresh);
        Set<Path> shippedBefore = filesIn(old);
        for (Path file : shippedNow) {
            renew(file, shippedBefore.contains(file));
        }
        for (Path file : shippedBefore) {
            if (!shippedNow.contains(file)) {
                retire(file);
            }
        }
        for (Path file : shippedNow) {
            copy(fresh.resolve(file), old.resolve(file));
        }
    }

    private void renew(Path file, boolean cameBefore) throws IOException {
        Path used = home.resolve(file);
        Path now = fresh.resolve(file);
        if (!Files.exists(used, LinkOption.NOFOLLOW_LINKS)) {
            if (!cameBefore) {
                copy(now, used);
            }
        } else if (!same(used, now)) {
            if (cameBefore && same(used, old.resolve(file))) {
                copy(now, used);
                news.add(file + " was renewed");
            } else if (!cameBefore || !same(old.resolve(file), now)) {
                news.add(file + " is yours and stays; the new one is " + SHIPPED + "/" + file);
            }
        }
    }

    private void retire(Path file) throws IOException {
        Path used = home.resolve(file);
        if (Files.isRegularFile(used, LinkOption.NOFOLLOW_LINKS)) {
            if (same(used, old.resolve(file))) {
                Files.delete(used);
                news.add(file + " is no longer needed and was deleted");
            } else {
                news.add(file + " is no longer part of the package; yours stays");
            }
        }
        Files.delete(old.resolve(file));
    }

    /** Returns the regular files below a folder, relative to it. */
    private static Set<Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            return entries.filter(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
                    .map(folder::relativize)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean same(Path one, Path other) throws IOException {
        return Files.isRegularFile(one) && Files.isRegularFile(other) && Files.mismatch(one, other) == -1;
    }

    /** Nobody ever sees half a file: the reload reads routes at any moment. */
    private static void copy(Path from, Path to) throws IOException {
        if (same(from, to)) {
            return;
        }
        Files.createDirectories(to.getParent());
        Path half = to.resolveSibling("." + to.getFileName() + ".new");
        Files.copy(from, half, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(half, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
