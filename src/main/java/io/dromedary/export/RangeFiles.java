package io.dromedary.export;

import io.dromedary.export.RangeRefusedException.Reason;
import io.dromedary.recording.Segment;
import io.dromedary.recording.Segments;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes files of stretches of recordings. Any thread.
 *
 * <p>A stretch begins with the last keyframe at or before its beginning and ends before the first at or after its end.
 * Gaps and the borders of segments are closed up.
 */
public final class RangeFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RangeFiles.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

    private final Segments known;
    private final Remuxer remuxer;

    /**
     * Makes files of segments.
     *
     * @param remuxer packs what cannot be joined as it is
     */
    public RangeFiles(Segments known, Remuxer remuxer) {
        this.known = known;
        this.remuxer = remuxer;
    }

    /**
     * Returns the file of a stretch: a fragmented MP4 of MP4 segments, which is ready at once, or one that ffmpeg packs
     * of others, which takes as long as reading and writing it.
     *
     * @param from where it begins, before {@code to}
     * @throws RangeRefusedException if there is no such file
     */
    public RangeFile of(String camera, Instant from, Instant to) throws RangeRefusedException {
        return make(camera, from, to, false);
    }

    /** Returns the file of a stretch as an MP4 that is not fragmented, its index first; ffmpeg packs it. */
    public RangeFile progressive(String camera, Instant from, Instant to) throws RangeRefusedException {
        return make(camera, from, to, true);
    }

    private RangeFile make(String camera, Instant from, Instant to, boolean progressive) throws RangeRefusedException {
        try {
            List<Cut> cuts = Cuts.of(known, camera, from, to);
            String name = camera + '_' + TIME.format(cuts.get(0).from()) + ".mp4";
            if (!isMp4(cuts.get(0))) {
                requireSame(cuts);
                return remuxer.pack(name, cuts);
            }
            RangeFile fragments = FragmentJoin.join(name, cuts);
            return progressive ? remuxer.pack(fragments, cuts) : fragments;
        } catch (IOException e) {
            LOG.warn("A stretch of {} cannot be read: {}", camera, e.toString());
            throw new RangeRefusedException(Reason.FAILED, "a segment cannot be read");
        }
    }

    private static boolean isMp4(Cut cut) {
        return cut.segment().file().toString().endsWith(".mp4");
    }

    private static void requireSame(List<Cut> cuts) throws RangeRefusedException {
        Segment first = cuts.get(0).segment();
        for (Cut cut : cuts) {
            Segment other = cut.segment();
            if (!other.mediaType().equals(first.mediaType())
                    || other.widthPixels() != first.widthPixels()
                    || other.heightPixels() != first.heightPixels()) {
                throw new RangeRefusedException(Reason.CHANGED, "the camera's stream changed at " + cut.from());
            }
        }
    }
}
