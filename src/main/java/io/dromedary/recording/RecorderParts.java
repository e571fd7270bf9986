package io.dromedary.recording;

import java.time.Clock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What all recorders share.
 *
 * @param disk where segments go
 * @param guard which folders may be written to
 * @param news who hears of segments
 * @param clock the time of day, which may be set
 * @param nanoTime a count that nobody sets, in nanoseconds
 * @param randomWords gives a random word each time
 */
record RecorderParts(
        RecordingDisk disk,
        FolderGuard guard,
        RecordingNews news,
        Clock clock,
        LongSupplier nanoTime,
        Supplier<String> randomWords) {}
