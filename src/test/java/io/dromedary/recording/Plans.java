package io.dromedary.recording;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Plans to record by. */
final class Plans {

    private Plans() {}

    /** Segments of so many seconds, synced each second, no limit in size. */
    static RecordingPlan seconds(Path folder, int seconds) {
        return new RecordingPlan(
                "default",
                folder,
                folder,
                "camera_%Y-%m-%d_%H-%M-%S",
                ZoneOffset.UTC,
                Duration.ofSeconds(seconds),
                false,
                0,
                Duration.ofSeconds(1));
    }

    /** Segments by the hour of a zone, named in its time. */
    static RecordingPlan hourly(Path folder, ZoneId zone) {
        return new RecordingPlan(
                "default",
                folder,
                folder,
                "camera_%Y-%m-%d_%H-%M-%S",
                zone,
                Duration.ofHours(1),
                true,
                0,
                Duration.ofSeconds(1));
    }
}
