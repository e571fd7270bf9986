package io.dromedary.recording;

import io.dromedary.event.NodeEvent;
import java.time.Clock;
import java.util.function.Consumer;
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
 * @param events hears when recording pauses, resumes or loses pictures; must return at once
 * @param randomWords gives a random word each time
 */
record RecorderParts(
        RecordingDisk disk,
        FolderGuard guard,
        RecordingNews news,
        Clock clock,
        LongSupplier nanoTime,
        Consumer<NodeEvent> events,
        Supplier<String> randomWords) {}
