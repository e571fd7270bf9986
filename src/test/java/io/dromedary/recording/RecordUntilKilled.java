package io.dromedary.recording;

import io.dromedary.fragment.Fragment;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * A program for {@link KilledRecorderIT}: records four cameras in real time, segments of two seconds, and writes down
 * how many fragments each was given.
 */
final class RecordUntilKilled {

    static final int CAMERAS = 4;

    private RecordUntilKilled() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        StreamOf stream;
        try (InputStream in = Files.newInputStream(Path.of(arguments[1]))) {
            stream = StreamOf.of(in);
        }
        List<RecordingPlan> plans = plans(home);
        Segments segments = new Segments(home.resolve("state"), () -> plans, Clock.systemUTC());
        Recordings recordings =
                Recordings.onThisMachine(home.resolve("state"), segments, Clock.systemUTC(), event -> {});
        plans.forEach(recordings::open);
        segments.begin();
        try (RandomAccessFile given = new RandomAccessFile(home.resolve("given").toFile(), "rw")) {
            plans.forEach(plan -> recordings.of(plan.camera()).orElseThrow().add(stream.init()));
            long begin = System.nanoTime();
            for (Fragment fragment : stream.fragments()) {
                LockSupport.parkNanos(begin + fragment.decodeTime().toNanos() - System.nanoTime());
                plans.forEach(plan -> recordings.of(plan.camera()).orElseThrow().add(fragment));
                given.seek(0);
                given.writeLong(fragment.decodeTime().toMillis());
            }
        }
    }

    static List<RecordingPlan> plans(Path home) {
        return IntStream.range(0, CAMERAS)
                .mapToObj(i -> "camera-" + i)
                .map(name -> new RecordingPlan(
                        name,
                        home.resolve("rec"),
                        home.resolve("rec").resolve(name),
                        "camera_%F_%T",
                        ZoneOffset.UTC,
                        Duration.ofSeconds(2),
                        false,
                        0,
                        Duration.ofSeconds(1)))
                .toList();
    }
}
