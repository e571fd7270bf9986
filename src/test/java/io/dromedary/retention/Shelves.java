package io.dromedary.retention;

import io.dromedary.config.RetentionConfig;
import io.dromedary.recording.RecordingFolder;
import io.dromedary.recording.Segment;
import io.dromedary.recording.SegmentState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Segments in memory, on disks that are as full as a test says. */
final class Shelves implements SegmentStore {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final long GIGABYTE = 1_000_000_000;

    final Map<Path, Segment> segments = new LinkedHashMap<>();
    final List<Path> stuck = new ArrayList<>();
    final Map<String, String> diskOf = new LinkedHashMap<>();
    final Map<String, Long> freeBytes = new LinkedHashMap<>();
    boolean broken;

    private final Path root;

    Shelves(Path root) {
        this.root = root;
    }

    /** One setting after the other; all that are not named do nothing. */
    static RetentionConfig rules(int maxFiles, int maxDays, int maxGigabytes, int minFreeGigabytes) {
        return new RetentionConfig(
                true,
                maxFiles,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                "camera_",
                List.of("mp4", "webm", "mkv"),
                maxDays,
                maxGigabytes,
                minFreeGigabytes);
    }

    Shelf shelf(String camera, RetentionConfig rules) {
        return new Shelf(camera, new RecordingFolder(root, root), rules);
    }

    /** Puts a closed segment of a gigabyte there that ended so long ago. */
    Segment add(String camera, String name, Duration age) {
        return add(segment(camera, root.resolve(name), age, SegmentState.CLOSED, false));
    }

    Segment add(Segment segment) {
        segments.put(segment.file(), segment);
        return segment;
    }

    static Segment segment(String camera, Path file, Duration age, SegmentState state, boolean isProtected) {
        Instant to = NOW.minus(age);
        return new Segment(
                camera,
                file,
                state,
                to.minusSeconds(10),
                to,
                Duration.ofSeconds(10),
                GIGABYTE,
                "video/mp4",
                "h264",
                320,
                180,
                "run",
                Duration.ZERO,
                List.of(),
                isProtected);
    }

    @Override
    public void each(Shelf shelf, Consumer<Segment> visitor) throws IOException {
        if (broken) {
            throw new IOException("the disk is on fire");
        }
        Collection<Segment> all = List.copyOf(segments.values());
        all.stream().filter(segment -> segment.camera().equals(shelf.camera())).forEach(visitor);
    }

    @Override
    public Disk disk(Shelf shelf) {
        String disk = diskOf.getOrDefault(shelf.camera(), "the disk");
        return new Disk(disk, freeBytes.getOrDefault(disk, 1000 * GIGABYTE));
    }

    @Override
    public boolean delete(Shelf shelf, Segment segment) throws IOException {
        if (stuck.contains(segment.file())) {
            throw new IOException("it does not let go");
        }
        return segments.remove(segment.file()) != null;
    }

    List<String> left() {
        return segments.keySet().stream()
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
    }
}
