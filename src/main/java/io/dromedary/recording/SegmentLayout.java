package io.dromedary.recording;

import java.io.IOException;
import java.util.List;

/**
 * Where things are in a segment's file, as far as it could be read when this was made. What the index does not know is
 * read from the file when it is asked for.
 *
 * <p>Not thread-safe. The file may be deleted at any time: then a method that reads it throws a
 * {@link java.nio.file.NoSuchFileException}.
 */
public final class SegmentLayout {

    private static final long UNKNOWN = -1;

    private final Segment segment;
    private final boolean open;
    private final List<Keyframe> keyframes;
    private final long endMicros;
    private long headBytes;
    private long endBytes;

    private SegmentLayout(
            Segment segment, boolean open, List<Keyframe> keyframes, long endMicros, long headBytes, long endBytes) {
        this.segment = segment;
        this.open = open;
        this.keyframes = keyframes;
        this.endMicros = endMicros;
        this.headBytes = headBytes;
        this.endBytes = endBytes;
    }

    static SegmentLayout open(Segment segment, SegmentProgress.Written written) {
        return new SegmentLayout(
                segment, true, written.keyframes(), written.endMicros(), written.headBytes(), written.bytes());
    }

    static SegmentLayout ended(Segment segment, List<Keyframe> keyframes) {
        return new SegmentLayout(segment, false, keyframes, SegmentContents.micros(segment.media()), UNKNOWN, UNKNOWN);
    }

    /** Returns the segment. */
    public Segment segment() {
        return segment;
    }

    /** Returns whether it was being written: more may follow. */
    public boolean isOpen() {
        return open;
    }

    /** Returns where a player may begin, in order; none if nothing is written yet. */
    public List<Keyframe> keyframes() {
        return keyframes;
    }

    /** Returns when the last picture ends, since the segment began, in microseconds. */
    public long endMicros() {
        return endMicros;
    }

    /** Returns the size of what a player needs before the first fragment, in bytes. */
    public long headBytes() throws IOException {
        if (headBytes == UNKNOWN) {
            headBytes = FragmentWalk.headBytes(segment.file());
        }
        return headBytes;
    }

    /** Returns where the last whole fragment ends, in bytes: neither the node's tables nor a torn fragment count. */
    public long endBytes() throws IOException {
        if (endBytes == UNKNOWN) {
            endBytes = keyframes.isEmpty()
                    ? headBytes()
                    : FragmentWalk.end(
                            segment.file(), headBytes(), lastKeyframe().offset(), Long.MAX_VALUE);
        }
        return endBytes;
    }

    /** Returns where the fragment ends that begins with a keyframe, in bytes. */
    public long endOf(Keyframe keyframe) throws IOException {
        return FragmentWalk.end(segment.file(), headBytes(), keyframe.offset(), 1);
    }

    private Keyframe lastKeyframe() {
        return keyframes.get(keyframes.size() - 1);
    }
}
