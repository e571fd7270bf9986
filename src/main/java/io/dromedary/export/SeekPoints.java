package io.dromedary.export;

import static io.dromedary.recording.BoxBytes.box;
import static io.dromedary.recording.BoxBytes.u32;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where a player may begin in a file of fragments: 16 bytes for each keyframe. One thread fills it, then any thread
 * reads it.
 */
final class SeekPoints {

    private static final byte[] ONE_EACH = {1, 1, 1};

    private long[] ticks = new long[256];
    private long[] offsets = new long[256];
    private int count;

    /** Adds a keyframe that comes after the others. */
    void add(long decodeTicks, long offset) {
        if (count == ticks.length) {
            ticks = Arrays.copyOf(ticks, count * 2);
            offsets = Arrays.copyOf(offsets, count * 2);
        }
        ticks[count] = decodeTicks;
        offsets[count++] = offset;
    }

    /** Returns the last keyframe at or before an offset, if it is not before {@code earliest}; else that. */
    long before(long offset, long earliest) {
        int found = Arrays.binarySearch(offsets, 0, count, offset);
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? earliest : Math.max(earliest, offsets[index]);
    }

    /** Returns the table of them for the end of a file: {@code mfra}, ISO/IEC 14496-12:2022, 8.8.9. */
    byte[] table(int track) {
        ByteBuffer entries = ByteBuffer.allocate(count * (Long.BYTES * 2 + ONE_EACH.length));
        for (int i = 0; i < count; i++) {
            entries.putLong(ticks[i]).putLong(offsets[i]).put(ONE_EACH);
        }
        byte[] table = box("tfra", u32(0x0100_0000), u32(track), u32(0), u32(count), entries.array());
        return box("mfra", table, box("mfro", u32(0), u32(8L + table.length + 16)));
    }
}
