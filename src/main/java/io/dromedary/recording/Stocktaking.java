package io.dromedary.recording;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the index say what the folders hold: notes the segments that it does not know, looks at those that it believes
 * to be open, and forgets those that are gone. Changes no segment.
 *
 * <p>What it finds to have ended without a note is due for all readers: it was open by the index, or is later than all
 * that the index knows of its camera. Older files that are new to the index are not: an index that is made anew, or a
 * disk that was filled elsewhere, must not ship years again.
 *
 * <p>Reads folders and the index in small pieces.
 */
final class Stocktaking {

    private static final Logger LOG = LoggerFactory.getLogger(Stocktaking.class);
    private static final String SEGMENTS = "*.{mp4,webm,mkv}";
    private static final int PAGE_ROWS = 500;

    private final SegmentIndex index;
    private final Predicate<Path> isBeingWritten;

    /** Compares with {@code index}. */
    Stocktaking(SegmentIndex index, Predicate<Path> isBeingWritten) {
        this.index = index;
        this.isBeingWritten = isBeingWritten;
    }

    /**
     * Compares the index with one folder.
     *
     * @param root the folder that holds the marker; without it, the disk is taken to be away and nothing changes
     */
    void take(Path root, Path folder) throws SQLException, IOException {
        if (!Files.exists(root.resolve(FolderGuard.MARKER)) || !Files.isDirectory(folder)) {
            return;
        }
        Map<String, Instant> newest = index.newest();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, SEGMENTS)) {
            for (Path file : files) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !isBeingWritten.test(file)) {
                    compare(file, newest);
                }
            }
        }
        forgetGone(folder);
    }

    private void compare(Path file, Map<String, Instant> newest) throws SQLException, IOException {
        Optional<Segment> known = index.find(file);
        if (known.isPresent() && known.get().state() == SegmentState.OPEN) {
            noteEnded(file);
        } else if (known.isEmpty() || !same(known.get(), file)) {
            note(file, found -> known.isEmpty() && isLater(found, newest));
        }
    }

    /** A segment that nobody noted, since the index was behind or lost its last notes with the power. */
    private static boolean isLater(Segment segment, Map<String, Instant> newest) {
        Instant last = newest.get(segment.camera());
        return last != null && segment.from().isAfter(last);
    }

    private static boolean same(Segment known, Path file) throws IOException {
        return known.bytes() == Files.size(file) && known.isProtected() == ProtectedMark.isOn(file);
    }

    /** Notes what a file holds that was being written until its disk or the node failed; it is due. */
    void noteEnded(Path file) throws SQLException, IOException {
        note(file, found -> true);
    }

    private void note(Path file, Predicate<Segment> isNews) throws SQLException, IOException {
        Optional<SegmentInspector.Found> found = SegmentInspector.inspect(file);
        if (found.isEmpty()) {
            return;
        }
        Segment segment = found.get().segment();
        if (isNews.test(segment)) {
            index.putEnded(segment, found.get().keyframes());
        } else {
            index.put(segment, found.get().keyframes());
        }
        if (segment.state() == SegmentState.CUT_SHORT) {
            LOG.info(
                    "{} was cut short; it plays for {} s", file, segment.media().toSeconds());
        }
    }

    private void forgetGone(Path folder) throws SQLException {
        String after = folder.toString();
        List<Segment> page = index.page(after, PAGE_ROWS);
        while (!page.isEmpty()) {
            for (Segment segment : page) {
                if (folder.equals(segment.file().getParent()) && Files.notExists(segment.file())) {
                    index.remove(segment.file());
                }
                after = segment.file().toString();
            }
            page = after.startsWith(folder.toString()) ? index.page(after, PAGE_ROWS) : List.of();
        }
    }
}
