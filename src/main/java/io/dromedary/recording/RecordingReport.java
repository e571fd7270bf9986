package io.dromedary.recording;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How recording a camera goes at this moment.
 *
 * @param state how it goes
 * @param since since when
 * @param reason why it is paused, in plain words; empty otherwise
 * @param file the segment that is being written
 * @param writtenBytes bytes of fragments taken over since the node started
 * @param queuedBytes bytes that wait for the disk
 * @param droppedGops GOPs not recorded, since the disk was too slow
 * @param missedFragments fragments not recorded, since the disk was too slow or refused
 * @param lastSyncAge how long ago the disk was last made to keep everything
 */
public record RecordingReport(
        RecordingState state,
        Instant since,
        String reason,
        Optional<Path> file,
        long writtenBytes,
        long queuedBytes,
        long droppedGops,
        long missedFragments,
        Optional<Duration> lastSyncAge) {}
