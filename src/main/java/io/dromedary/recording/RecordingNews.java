package io.dromedary.recording;

import java.nio.file.Path;
import java.util.List;

/** Hears what happens to segments. Called by the writers' own threads: it must return at once and not throw. */
public interface RecordingNews {

    /**
     * A segment was begun, and will be at this place whatever happens.
     *
     * @param progress how far it can be read, until it ends
     */
    void opened(Segment segment, SegmentProgress progress);

    /** A segment was closed in order. */
    void closed(Segment segment, List<Keyframe> keyframes);

    /** A segment ended since the disk failed; what it holds must be read from the disk once that works again. */
    void cutShort(String camera, Path file);
}
