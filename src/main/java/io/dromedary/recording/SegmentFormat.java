package io.dromedary.recording;

import io.dromedary.fragment.InitSegment;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * How a segment is laid out as a file of its own: it begins at time zero, plays up to its last whole fragment at any
 * moment, and has an index at its end once it is closed.
 *
 * <p>One for each segment. Not thread-safe: the writer owns it.
 */
abstract sealed class SegmentFormat permits Mp4Format, MatroskaFormat {

    /**
     * A few bytes at the head of the file that change when it is closed. Whether none, some or all of them reach the
     * disk, the file plays.
     *
     * @param position where, in bytes
     * @param bytes the new bytes, as many as the old ones
     */
    record Patch(long position, ByteBuffer bytes) {}

    /** Returns the format for the segments of a stream. */
    static SegmentFormat of(InitSegment init) {
        return switch (init.container()) {
            case MP4 -> new Mp4Format(init);
            case WEBM -> new MatroskaFormat(init, "webm");
            case MATROSKA -> new MatroskaFormat(init, "mkv");
        };
    }

    /** Returns the ending of the file's name, without a dot. */
    abstract String ending();

    /** Returns the first bytes of the file: what a player needs before the first fragment, and the label. */
    abstract byte[] head(Label label);

    /** Takes the first fragment's times as the file's zero, and returns that zero in the stream's time. */
    abstract Duration begin(ByteBuffer fragment);

    /**
     * Moves the times of a fragment so that they count from the file's zero.
     *
     * @param fragment a copy that may be changed, from position to limit
     * @return where in it the part with the picture begins, counted from the buffer's position
     */
    abstract int shift(ByteBuffer fragment);

    /**
     * Returns the last bytes of the file.
     *
     * @param contents what the file holds
     * @param label what the node wants to know of it
     * @param position where they will stand
     */
    abstract byte[] trailer(SegmentContents contents, Label label, long position);

    /** Returns what changes at the head once the trailer stands at {@code trailerPosition}. */
    abstract Optional<Patch> closing(SegmentContents contents, long trailerPosition);
}
