package io.dromedary.export;

import io.dromedary.export.RangeRefusedException.Reason;
import io.dromedary.recording.Segments;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Makes files of stretches of recordings. Any thread.
 *
 * <p>A stretch begins with the last keyframe at or before its beginning and ends before the first at or after its end.
 * Gaps and the borders of segments are closed up.
 */
public final class RangeFiles {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

    private final Segments known;

    /** Makes files of these segments. */
    public RangeFiles(Segments known) {
        this.known = known;
    }

    /**
     * Returns the file of a stretch: a fragmented MP4.
     *
     * @param from where it begins, before {@code to}
     * @throws RangeRefusedException if there is no such file
     */
    public RangeFile of(String camera, Instant from, Instant to) throws RangeRefusedException {
        try {
            List<Cut> cuts = Cuts.of(known, camera, from, to);
            return FragmentJoin.join(camera + '_' + TIME.format(cuts.get(0).from()) + ".mp4", cuts);
        } catch (IOException e) {
            throw new RangeRefusedException(Reason.FAILED, "a segment cannot be read: " + e.getMessage());
        }
    }
}
