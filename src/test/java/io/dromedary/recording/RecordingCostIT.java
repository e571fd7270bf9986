package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.InitSegment;
import io.dromedary.fragment.StreamPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What recording costs while it happens: 4 Mbit/s in real time, as the system counts the writer's thread. */
@EnabledOnOs(OS.LINUX)
final class RecordingCostIT {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingCostIT.class);
    private static final int SECONDS = 10;

    /** What /proc counts in: 1/100 s on every Linux that runs Java. */
    private static final double TICKS_A_SECOND = 100;

    @TempDir
    private Path home;

    /** What the system has counted for a thread. */
    private record Count(double cpuSeconds, long writes, long bytes) {}

    @Test
    void aCameraOf4MegabitsCostsLessThanTwoPercentOfACoreAndTwoWritesASecond() throws Exception {
        StreamOf stream = StreamOf.h264(30, 4000, SECONDS);
        List<RecordingPlan> plans = List.of(Plans.seconds(home.resolve("rec"), 3600));
        try (Segments segments = new Segments(home.resolve("state"), () -> plans, Clock.systemUTC());
                Recordings recordings =
                        Recordings.onThisMachine(home.resolve("state"), segments, Clock.systemUTC(), event -> {})) {
            plans.forEach(recordings::open);
            CameraRecorder recorder = recordings.of("default").orElseThrow();
            play(stream, recorder);
            Count before = count(writerThread());
            play(stream, recorder);
            Count after = count(writerThread());

            double cpu = (after.cpuSeconds() - before.cpuSeconds()) / SECONDS;
            double writes = (double) (after.writes() - before.writes()) / SECONDS;
            double megabits = (after.bytes() - before.bytes()) * 8e-6 / SECONDS;
            LOG.info("recording {} Mbit/s takes {} % of a core, {} writes a second", megabits, 100 * cpu, writes);
            assertThat(megabits).isGreaterThan(3.2);
            assertThat(cpu).isLessThan(0.02);
            assertThat(writes).isLessThan(2.5);
        }
    }

    private static void play(StreamOf stream, CameraRecorder recorder) {
        InitSegment init = stream.init();
        recorder.add(init);
        long begin = System.nanoTime();
        for (StreamPart part : stream.fragments()) {
            Fragment fragment = (Fragment) part;
            long due = begin + fragment.decodeTime().toNanos();
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            recorder.add(fragment);
        }
        LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }

    private static Path writerThread() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            return threads.filter(thread -> name(thread).equals("record-default"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip();
        } catch (IOException ended) {
            return "";
        }
    }

    private static Count count(Path thread) throws IOException {
        String[] stat =
                Files.readString(thread.resolve("stat")).split("\\) ", 2)[1].split(" ", -1);
        double cpu = (Long.parseLong(stat[11]) + Long.parseLong(stat[12])) / TICKS_A_SECOND;
        List<String> io = Files.readAllLines(thread.resolve("io"));
        return new Count(cpu, number(io, "syscw: "), number(io, "wchar: "));
    }

    private static long number(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }
}
