package io.dromedary.recording;

import io.dromedary.event.NodeEvent;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recorders of all cameras that are recorded, by the camera's name. Thread-safe. */
public final class Recordings implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Map<String, CameraRecorder> byCamera = new ConcurrentHashMap<>();
    private final RecorderParts parts;

    Recordings(RecorderParts parts) {
        this.parts = parts;
    }

    /**
     * Records to the disks of this machine.
     *
     * @param state where the node remembers which folders it records to
     * @param news who hears of segments
     * @param events hears when recording pauses, resumes or loses pictures; must return at once
     */
    public static Recordings onThisMachine(Path state, RecordingNews news, Clock clock, Consumer<NodeEvent> events) {
        RecordingDisk disk = new LocalDisk(state);
        SecureRandom random = new SecureRandom();
        FolderGuard guard = new FolderGuard(disk, new KnownFolders(disk, state), () -> word(random));
        return new Recordings(
                new RecorderParts(disk, guard, news, clock, System::nanoTime, events, () -> word(random)));
    }

    private static String word(SecureRandom random) {
        return String.format("%016x", random.nextLong());
    }

    /** Begins to record a camera, or records it differently from its next segment on. */
    public void open(RecordingPlan plan) {
        byCamera.compute(plan.camera(), (camera, known) -> {
            if (known != null) {
                known.replan(plan);
                return known;
            }
            CameraRecorder recorder = new CameraRecorder(plan, parts);
            recorder.start();
            return recorder;
        });
    }

    /** Returns the recorder of a camera, or nothing if it is not recorded. */
    public Optional<CameraRecorder> of(String camera) {
        return Optional.ofNullable(byCamera.get(camera));
    }

    /** Ends recording a camera; its segment is closed soon. */
    public void close(String camera) {
        Optional.ofNullable(byCamera.remove(camera)).ifPresent(CameraRecorder::close);
    }

    /** Ends all recording and waits until segments are closed, some seconds at most. */
    @Override
    public void close() {
        List<CameraRecorder> all = List.copyOf(byCamera.values());
        byCamera.clear();
        all.forEach(CameraRecorder::close);
        long deadline = System.nanoTime() + CLOSE_WITHIN.toNanos();
        try {
            for (CameraRecorder recorder : all) {
                if (!recorder.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                    LOG.warn("A disk is too slow: a segment is left as it is");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
