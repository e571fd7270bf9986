package io.dromedary.fragment;

import java.util.ArrayList;
import java.util.List;

/** Adds up the samples of one track in one {@code moof}, run by run (ISO/IEC 14496-12:2022, 8.8.8). */
final class TrackRun {

    static final int DATA_OFFSET = 0x1;
    private static final int FIRST_FLAGS = 0x4;
    private static final int DURATIONS = 0x100;
    private static final int SIZES = 0x200;
    private static final int FLAGS = 0x400;
    private static final int COMPOSITION_OFFSETS = 0x800;

    private final SampleDefaults defaults;
    private final long basePosition;
    private final long beginTicks;
    private final int maxSamples;
    private final List<Frame> frames = new ArrayList<>(1);
    private long dataPosition;
    private long durationTicks;

    /** Begins where the data of the track begin in the part, which may be before or behind it until it is checked. */
    TrackRun(SampleDefaults defaults, long basePosition, long beginTicks, int maxSamples) {
        this.defaults = defaults;
        this.basePosition = basePosition;
        this.beginTicks = beginTicks;
        this.maxSamples = maxSamples;
        this.dataPosition = basePosition;
    }

    /** Reads the body of one run of samples. */
    void read(Cursor run) throws MalformedStreamException {
        int flags = run.i32();
        long count = run.u32();
        if (count > maxSamples - frames.size()) {
            throw run.malformed("a run of " + count + " samples");
        }
        if ((flags & DATA_OFFSET) != 0) {
            dataPosition = basePosition + run.i32();
        }
        int firstFlags = (flags & FIRST_FLAGS) != 0 ? run.i32() : defaults.flags();
        for (int i = 0; i < count; i++) {
            readSample(run, flags, i == 0 ? firstFlags : defaults.flags());
        }
    }

    private void readSample(Cursor run, int flags, int usualFlags) throws MalformedStreamException {
        long ticks = (flags & DURATIONS) != 0 ? run.u32() : defaults.durationTicks();
        long sizeBytes = (flags & SIZES) != 0 ? run.u32() : defaults.sizeBytes();
        int sampleFlags = (flags & FLAGS) != 0 ? run.i32() : usualFlags;
        run.skip((flags & COMPOSITION_OFFSETS) != 0 ? 4 : 0);
        if (dataPosition < 0 || dataPosition > Integer.MAX_VALUE - sizeBytes) {
            throw run.malformed("a sample of " + sizeBytes + " bytes at " + dataPosition + " of its part");
        }
        boolean keyframe = SampleDefaults.isKeyframe(sampleFlags);
        frames.add(new Frame((int) dataPosition, (int) sizeBytes, keyframe, beginTicks + durationTicks));
        dataPosition += sizeBytes;
        durationTicks += ticks;
    }

    /** Returns the samples of all runs so far. */
    List<Frame> frames() {
        return frames;
    }

    /** Returns how long they are shown together. */
    long durationTicks() {
        return durationTicks;
    }

    /** Returns the position in the part behind the last of them. */
    long dataPosition() {
        return dataPosition;
    }
}
