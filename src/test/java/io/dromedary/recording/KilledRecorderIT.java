package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import io.dromedary.testing.Decoded;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of four recordings when their process is killed. */
final class KilledRecorderIT {

    /** A second that is not written yet, one GOP, and a second for a busy machine. */
    private static final Duration BOUND = Duration.ofSeconds(3);

    private static final Duration LONGEST_LIFE = Duration.ofMillis(3500);
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path home;

    private final Map<Path, Integer> intact = new HashMap<>();

    @Test
    void nothingIsLostBeyondTheBoundWhenTheProcessIsKilled() throws Exception {
        killing(20);
    }

    @Test
    @Tag("long")
    void nothingIsLostBeyondTheBoundWhenTheProcessIsKilledTwoHundredTimes() throws Exception {
        killing(200);
    }

    private void killing(int times) throws Exception {
        Path stream = home.resolve("stream.mp4");
        Files.write(stream, StreamOf.bytes(StreamOf.h264(20)));
        Random random = new Random(7);
        for (int i = 0; i < times; i++) {
            List<Path> before = segments();
            runAndKill(stream, random.nextInt((int) LONGEST_LIFE.toMillis()));
            List<Path> fresh = new ArrayList<>(segments());
            fresh.removeAll(before);
            check(fresh);
        }
    }

    private void runAndKill(Path stream, int millis) throws Exception {
        Files.deleteIfExists(home.resolve("given"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordUntilKilled.class.getName(),
                        home.toString(),
                        stream.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
        try {
            Await.until("fragments are given", SOON, () -> Files.exists(home.resolve("given")));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void check(List<Path> fresh) throws Exception {
        Duration given = given();
        Map<String, Duration> media = new HashMap<>();
        for (Path file : fresh) {
            SegmentInspector.Found found = SegmentInspector.inspect(file).orElseThrow();
            media.merge(found.segment().camera(), found.segment().media(), Duration::plus);
            if (found.segment().media().isZero()) {
                continue;
            }
            byte[] whole = Arrays.copyOf(Files.readAllBytes(file), (int) found.wholeBytes());
            assertThat(Decoded.of(whole).errors()).as("%s", file).isEmpty();
        }
        RecordUntilKilled.plans(home)
                .forEach(plan -> assertThat(media.getOrDefault(plan.camera(), Duration.ZERO))
                        .as("%s, given %s", plan.camera(), given)
                        .isGreaterThanOrEqualTo(given.minus(BOUND)));
        checkIntact();
        checkIndex();
    }

    /** No segment of an earlier run has changed since. */
    private void checkIntact() throws IOException {
        for (Path file : segments()) {
            int now = Arrays.hashCode(Files.readAllBytes(file));
            assertThat(intact.getOrDefault(file, now)).as("%s", file).isEqualTo(now);
            intact.put(file, now);
        }
    }

    private void checkIndex() throws Exception {
        List<RecordingPlan> plans = RecordUntilKilled.plans(home);
        List<Path> listed = new ArrayList<>();
        try (Segments segments = new Segments(home.resolve("state"), () -> plans, Clock.systemUTC())) {
            segments.begin();
            assertThat(segments.settle(SOON)).isTrue();
            for (RecordingPlan plan : plans) {
                for (Segment segment : segments.between(
                        plan.camera(), Instant.EPOCH, Instant.now().plusSeconds(9), 10_000)) {
                    assertThat(segment)
                            .isEqualTo(SegmentInspector.inspect(segment.file())
                                    .orElseThrow()
                                    .segment());
                    listed.add(segment.file());
                }
            }
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(segments());
    }

    private Duration given() throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(home.resolve("given")))) {
            return in.available() < Long.BYTES ? Duration.ZERO : Duration.ofMillis(in.readLong());
        }
    }

    private List<Path> segments() throws IOException {
        if (!Files.isDirectory(home.resolve("rec"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(home.resolve("rec"))) {
            return files.filter(file -> file.toString().endsWith(".mp4") && !isEmpty(file))
                    .toList();
        }
    }

    /** A file that was made a moment before the end has no head yet: it is no segment, and nobody lists it. */
    private static boolean isEmpty(Path file) {
        try {
            return Files.size(file) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
