package io.dromedary.retention;

import io.dromedary.recording.Authorship;
import io.dromedary.recording.Segment;
import io.dromedary.recording.Segments;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Consumer;

/**
 * The segments that the index knows, as they are on the disk now.
 *
 * <p>The index knows only files that the node wrote; before one is deleted, the file itself is asked again.
 */
public final class KnownSegments implements SegmentStore {

    private static final int PAGE_ROWS = 500;

    private final Segments known;

    /** Sweeps what the index knows. */
    public KnownSegments(Segments known) {
        this.known = known;
    }

    @Override
    public void each(Shelf shelf, Consumer<Segment> visitor) throws IOException {
        String within = shelf.folder().folder() + File.separator;
        List<Segment> page = known.page(within, PAGE_ROWS);
        while (!page.isEmpty()) {
            for (Segment segment : page) {
                if (belongs(shelf, segment) && isAsKnown(segment)) {
                    visitor.accept(segment);
                }
            }
            String last = page.get(page.size() - 1).file().toString();
            page = last.startsWith(within) ? known.page(last, PAGE_ROWS) : List.of();
        }
    }

    private static boolean belongs(Shelf shelf, Segment segment) {
        return segment.camera().equals(shelf.camera()) && shelf.folder().holds(segment.file());
    }

    /** A file that is gone must not be counted, or more would be deleted than there is too much of. */
    private static boolean isAsKnown(Segment segment) {
        try {
            BasicFileAttributes file =
                    Files.readAttributes(segment.file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return file.isRegularFile() && file.size() == segment.bytes();
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public Disk disk(Shelf shelf) throws IOException {
        FileStore store = Files.getFileStore(shelf.folder().folder());
        return new Disk(store, store.getUsableSpace());
    }

    @Override
    public boolean delete(Shelf shelf, Segment segment) throws IOException {
        Path file = segment.file();
        try {
            return belongs(shelf, segment)
                    && shelf.folder().isThere()
                    && isAsKnown(segment)
                    && Authorship.isOurs(file, shelf.camera())
                    && known.delete(file);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
