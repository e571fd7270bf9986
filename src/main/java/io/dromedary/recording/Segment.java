package io.dromedary.recording;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One file of consecutive fragments.
 *
 * @param camera whose pictures it holds
 * @param file where it is, absolute
 * @param state whether it is being written, was closed, or was cut short
 * @param from when its first picture came
 * @param to when its last picture ended, by a clock that was not set meanwhile
 * @param media how long it plays, gaps included
 * @param bytes how large the file is; while it is open, how large it was when it was begun
 * @param mediaType its media type with the codec, as {@code MediaSource.isTypeSupported} takes it
 * @param codec the lower-case word for the codec
 * @param widthPixels width of the picture
 * @param heightPixels height of the picture
 * @param run which run of the capture it comes from: segments of one run have one media clock
 * @param runFrom where its time zero is on that clock
 * @param gaps where it has no pictures
 * @param isProtected whether it must not be deleted
 */
public record Segment(
        String camera,
        Path file,
        SegmentState state,
        Instant from,
        Instant to,
        Duration media,
        long bytes,
        String mediaType,
        String codec,
        int widthPixels,
        int heightPixels,
        String run,
        Duration runFrom,
        List<Gap> gaps,
        boolean isProtected) {

    /** Keeps a copy of the gaps. */
    public Segment {
        gaps = List.copyOf(gaps);
    }

    /** Returns the same segment, protected or not. */
    Segment asProtected(boolean on) {
        return new Segment(
                camera,
                file,
                state,
                from,
                to,
                media,
                bytes,
                mediaType,
                codec,
                widthPixels,
                heightPixels,
                run,
                runFrom,
                gaps,
                on);
    }

    /** Returns the same segment as it is now: it ends then and has so many bytes. */
    Segment grown(Instant end, long size) {
        return new Segment(
                camera,
                file,
                state,
                from,
                end.isAfter(from) ? end : from,
                media,
                size,
                mediaType,
                codec,
                widthPixels,
                heightPixels,
                run,
                runFrom,
                gaps,
                isProtected);
    }

    /** Returns whether nothing is missing between this segment and {@code next}, whatever the clock did meanwhile. */
    public boolean isFollowedBy(Segment next) {
        Duration missing = next.runFrom.minus(runFrom.plus(media));
        return camera.equals(next.camera)
                && run.equals(next.run)
                && missing.abs().compareTo(SegmentContents.LATE) <= 0;
    }
}
