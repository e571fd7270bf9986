package io.dromedary.recording;

import io.dromedary.config.CameraConfig;
import io.dromedary.config.RecordingConfig;
import io.dromedary.config.SegmentUnit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;

/**
 * How one camera is recorded.
 *
 * @param camera the camera's name
 * @param root the folder that the operator named, absolute
 * @param folder where its segments go: the root, or a folder of the camera's name in it
 * @param fileNamePattern the name of a segment without its ending
 * @param zone whose time is in names and decides when a day or hour begins
 * @param segmentLength how long a segment lasts
 * @param byTheClock whether segments begin with the hour or the day, not that long after the one before
 * @param maxBytes how large a segment may become; 0 for no limit
 * @param syncEvery how often the disk is made to keep what was written
 */
public record RecordingPlan(
        String camera,
        Path root,
        Path folder,
        String fileNamePattern,
        ZoneId zone,
        Duration segmentLength,
        boolean byTheClock,
        long maxBytes,
        Duration syncEvery) {

    private static final long MEGABYTE = 1_000_000;
    private static final int DAY_HOURS = 24;

    /**
     * Returns how a camera is to be recorded.
     *
     * @param all all cameras: those that share a folder get one of their own in it, except the default camera
     * @param home what a relative folder is relative to
     * @param local the zone that {@code recordingTime: local} means
     */
    public static RecordingPlan of(CameraConfig camera, Collection<CameraConfig> all, Path home, ZoneId local) {
        RecordingConfig recording = camera.recording();
        Path root = root(camera, home);
        boolean shared = !camera.name().equals(CameraConfig.DEFAULT_NAME)
                && all.stream()
                        .filter(other -> !other.name().equals(camera.name()))
                        .anyMatch(other -> root(other, home).equals(root));
        boolean dividesTheDay =
                recording.segmentUnit() != SegmentUnit.SECOND && DAY_HOURS % hours(recording.segmentLength()) == 0;
        return new RecordingPlan(
                camera.name(),
                root,
                shared ? root.resolve(camera.name()) : root,
                recording.fileNamePattern(),
                recording.localTime() ? local : ZoneOffset.UTC,
                recording.segmentLength(),
                dividesTheDay,
                recording.segmentMaxMegabytes() * MEGABYTE,
                recording.syncEvery());
    }

    private static long hours(Duration length) {
        return Math.max(1, length.toHours());
    }

    private static Path root(CameraConfig camera, Path home) {
        return home.resolve(camera.recording().outputDir()).toAbsolutePath().normalize();
    }
}
