package io.dromedary.files;

import io.dromedary.config.RetentionConfig;
import io.dromedary.http.BadRequestException;
import io.dromedary.http.ForbiddenException;
import io.dromedary.http.NoSuchRecordingException;
import io.dromedary.recording.RecordingFolder;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The files of one camera that may be listed and fetched: plain files that lie directly in its folder and have one of
 * the endings of {@code retainExtensions}. No link is followed, and nothing else is ever shown.
 *
 * @param folder where they are
 * @param enabled whether anything may be listed or fetched
 * @param endings which endings they have
 */
public record FileShelf(RecordingFolder folder, boolean enabled, RetentionConfig endings) {

    /** Most names in one list: the last ones by name, which are the newest as the node names them. */
    static final int MAX_NAMES = 10_000;

    /**
     * A file, as it was a moment ago.
     *
     * @param path where it is
     * @param name how it is called
     * @param version its size and when it was last written to
     */
    record Found(Path path, String name, FileVersion version) {}

    /**
     * Returns the names of the files, in order.
     *
     * @throws ForbiddenException if nothing may be listed, or the folder is not there
     */
    List<String> names() throws ForbiddenException, IOException {
        requireOpen();
        PriorityQueue<String> last = new PriorityQueue<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.folder(), this::isShown)) {
            for (Path file : files) {
                last.add(String.valueOf(file.getFileName()));
                if (last.size() > MAX_NAMES) {
                    last.remove();
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return last.stream().sorted().toList();
    }

    /**
     * Returns the file of a name, by TinyCam's checks in TinyCam's order.
     *
     * @throws BadRequestException if the name is more than a name
     * @throws ForbiddenException if nothing may be fetched, or not a file with this ending
     * @throws NoSuchRecordingException if there is no such file, or it is none of its own: a link, a folder
     */
    Found find(String name) throws BadRequestException, ForbiddenException, NoSuchRecordingException {
        requireOpen();
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            throw new BadRequestException();
        }
        if (!endings.coversEnding(name)) {
            throw new ForbiddenException("no ending of a recording");
        }
        Path file = resolve(name);
        if (!folder.holds(file)) {
            throw new ForbiddenException("not in the folder");
        }
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()) {
                Instant written = attributes.lastModifiedTime().toInstant();
                return new Found(file, name, new FileVersion(attributes.size(), written));
            }
        } catch (IOException e) {
            // the same to who asks: what cannot be read is not there
        }
        throw new NoSuchRecordingException();
    }

    private Path resolve(String name) throws BadRequestException {
        try {
            return folder.folder().resolve(name);
        } catch (InvalidPathException e) {
            throw new BadRequestException();
        }
    }

    private void requireOpen() throws ForbiddenException {
        if (!enabled) {
            throw new ForbiddenException("enableDownload is false");
        }
        if (!folder.isThere()) {
            throw new ForbiddenException("the folder of the recordings is not there");
        }
    }

    private boolean isShown(Path file) {
        return endings.coversEnding(String.valueOf(file.getFileName()))
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
