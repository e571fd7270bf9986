package io.dromedary.app;

import io.dromedary.config.CameraConfig;
import io.dromedary.event.NodeEvent;
import io.dromedary.recording.CameraRecorder;
import io.dromedary.recording.RecordingFolder;
import io.dromedary.recording.RecordingPlan;
import io.dromedary.recording.RecordingReport;
import io.dromedary.recording.Recordings;
import io.dromedary.recording.Segments;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Which cameras are recorded, and where: a recorder for each camera that is not {@code streamOnly}, and the segments of
 * all. Thread-safe; changes come one at a time.
 */
final class CameraRecordings implements AutoCloseable {

    final Recordings recordings;
    final Segments segments;

    private final Path home;
    private final Clock clock;
    private volatile List<RecordingPlan> plans = List.of();
    private volatile Map<String, RecordingFolder> folders = Map.of();

    /**
     * Records nothing yet.
     *
     * @param home what relative folders are relative to; its folder {@code state} holds the index
     * @param events hears when recording pauses, resumes or loses pictures
     */
    CameraRecordings(Path home, Clock clock, Consumer<NodeEvent> events) {
        Path state = home.resolve("state");
        this.home = home;
        this.clock = clock;
        this.segments = new Segments(state, () -> plans, clock);
        this.recordings = Recordings.onThisMachine(state, segments, clock, events);
    }

    /** Takes over how cameras are configured now. */
    void take(Collection<CameraConfig> cameras) {
        folders = cameras.stream()
                .map(camera -> RecordingPlan.of(camera, cameras, home, clock.getZone()))
                .collect(Collectors.toUnmodifiableMap(
                        RecordingPlan::camera, plan -> new RecordingFolder(plan.root(), plan.folder())));
        List<RecordingPlan> fresh = cameras.stream()
                .filter(camera -> !camera.recording().streamOnly())
                .map(camera -> RecordingPlan.of(camera, cameras, home, clock.getZone()))
                .toList();
        List<String> kept = fresh.stream().map(RecordingPlan::camera).toList();
        plans.stream()
                .map(RecordingPlan::camera)
                .filter(name -> !kept.contains(name))
                .forEach(recordings::close);
        plans = fresh;
        fresh.forEach(recordings::open);
        segments.begin();
    }

    /** Returns where a camera's recordings are, also if it is not recorded now; nothing if there is no such camera. */
    Optional<RecordingFolder> folder(String camera) {
        return Optional.ofNullable(folders.get(camera));
    }

    /** Takes note that a camera's stream ended: what was written of it becomes a whole segment. */
    void streamEnded(String camera) {
        recordings.of(camera).ifPresent(CameraRecorder::streamEnded);
    }

    /** Returns how recording a camera goes, or nothing if it is not recorded. */
    Optional<RecordingReport> report(String camera) {
        return recordings.of(camera).map(CameraRecorder::report);
    }

    /** Closes all segments; takes some seconds at most. They can still be asked for. */
    void end() {
        recordings.close();
    }

    /** Notes what ended, and forgets all; takes some seconds at most. */
    @Override
    public void close() {
        segments.close();
    }
}
