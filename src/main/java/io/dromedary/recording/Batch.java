package io.dromedary.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is written to a file, so that it takes few calls. One for each writer, used for one segment at a time.
 */
final class Batch {

    /** Two seconds at 4 Mbit/s. */
    private static final int USUAL_BYTES = 1 << 20;

    private final ByteBuffer gathered = ByteBuffer.allocateDirect(USUAL_BYTES);
    private RecordingDisk.@Nullable SegmentFile file;
    private long written;

    /** Begins with an empty file. */
    void begin(RecordingDisk.SegmentFile empty) {
        file = empty;
        written = 0;
        gathered.clear();
    }

    /** Forgets what was gathered. */
    void clear() {
        gathered.clear();
        file = null;
    }

    /** Returns where the next byte will be in the file. */
    long position() {
        return written + gathered.position();
    }

    void add(byte[] bytes) throws IOException {
        if (bytes.length > gathered.remaining()) {
            write();
        }
        if (bytes.length > gathered.remaining()) {
            append(ByteBuffer.wrap(bytes));
        } else {
            gathered.put(bytes);
        }
    }

    /** Adds a copy of a fragment with its times shifted; returns where in it the picture's part begins. */
    int add(ByteBuffer fragment, SegmentFormat format) throws IOException {
        int size = fragment.remaining();
        if (size > gathered.remaining()) {
            write();
        }
        boolean fits = size <= gathered.remaining();
        ByteBuffer copy = fits ? gathered.duplicate() : ByteBuffer.allocate(size);
        int from = copy.position();
        copy.put(fragment).limit(copy.position()).position(from);
        int picture = format.shift(copy);
        if (fits) {
            gathered.position(from + size);
        } else {
            append(copy);
        }
        return picture;
    }

    /** Hands everything to the disk. */
    void write() throws IOException {
        gathered.flip();
        append(gathered);
        gathered.clear();
    }

    private void append(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        if (file != null && count > 0) {
            file.append(bytes);
            written += count;
        }
    }
}
