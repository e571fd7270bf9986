package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.recording.FakeDisk.Act;
import io.dromedary.recording.FakeDisk.Step;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Loses power after each step that was done to a disk. What was synced is there; of everything after that the disk
 * keeps what it likes, in any order: nothing, all, a part, or zeros. A name that was not synced may be missing.
 */
final class PowerLossTest {

    private static final int DISKS = 12;

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"h264", "vp9"})
    void noMoreIsLostThanTheSyncIntervalAndOneGop(String codec) throws Exception {
        StreamOf stream = codec.equals("h264") ? StreamOf.h264(10) : StreamOf.vp9(10);
        FakeDisk disk = new FakeDisk();
        Recorded recorded = new Recorded(Plans.seconds(home.resolve("rec"), 3), disk, Recorded.NOON);
        disk.nanos = recorded.clock::nanos;
        recorded.play(stream).end();

        Random random = new Random(6);
        for (int steps = 1; steps <= disk.steps.size(); steps++) {
            for (int i = 0; i < DISKS; i++) {
                List<Step> done = disk.steps.subList(0, steps);
                Duration found = found(afterPowerLoss(done, random));
                Duration recordedUntilNow = Duration.ofNanos(done.get(steps - 1).atNanos());
                Duration bound = Duration.ofSeconds(2);
                assertThat(found).as("after %d steps", steps).isGreaterThanOrEqualTo(recordedUntilNow.minus(bound));
            }
        }
        assertThat(found(afterPowerLoss(disk.steps, random))).isGreaterThanOrEqualTo(Duration.ofMillis(9_900));
    }

    /** Else the test above could not fail. */
    @Test
    void withoutSyncsMoreIsLost() throws Exception {
        FakeDisk disk = new FakeDisk();
        new Recorded(Plans.seconds(home.resolve("rec"), 3), disk, Recorded.NOON)
                .play(StreamOf.h264(10))
                .end();
        List<Step> unsynced =
                disk.steps.stream().filter(step -> step.act() != Act.SYNC).toList();

        Random random = new Random(6);
        Duration least = Duration.ofDays(1);
        for (int i = 0; i < DISKS; i++) {
            Duration found = found(afterPowerLoss(unsynced, random));
            least = found.compareTo(least) < 0 ? found : least;
        }
        assertThat(least).isLessThan(Duration.ofSeconds(8));
    }

    private static Map<Path, byte[]> afterPowerLoss(List<Step> done, Random random) {
        Map<Path, byte[]> files = new HashMap<>();
        Map<Path, Integer> synced = new HashMap<>();
        Set<Path> named = new HashSet<>();
        for (int i = 0; i < done.size(); i++) {
            Step step = done.get(i);
            if (step.act() == Act.SYNC) {
                synced.put(step.path(), i);
            } else if (step.act() == Act.SYNC_FOLDER) {
                int now = i;
                done.subList(0, now).stream().filter(s -> s.act() == Act.CREATE).forEach(s -> named.add(s.path()));
            }
        }
        for (int i = 0; i < done.size(); i++) {
            Step step = done.get(i);
            if (step.act() == Act.CREATE && (named.contains(step.path()) || random.nextBoolean())) {
                files.put(step.path(), new byte[0]);
            } else if (files.containsKey(step.path())) {
                boolean sure = i < synced.getOrDefault(step.path(), 0);
                files.computeIfPresent(
                        step.path(), (path, bytes) -> written(bytes, step, sure ? 0 : random.nextInt(4), random));
            }
        }
        return files;
    }

    private static byte[] written(byte[] old, Step step, int how, Random random) {
        ByteBuffer bytes = step.bytes().duplicate();
        if (how == 1) {
            return old;
        }
        if (how == 2 && bytes.hasRemaining() && step.act() == Act.APPEND) {
            bytes.limit(random.nextInt(bytes.remaining()));
        }
        int end = (int) step.position() + bytes.remaining();
        byte[] fresh = Arrays.copyOf(old, Math.max(old.length, end));
        if (how != 3 || step.act() == Act.OVERWRITE) {
            bytes.get(fresh, (int) step.position(), bytes.remaining());
        }
        return fresh;
    }

    /** Returns how much plays of what is left. */
    private Duration found(Map<Path, byte[]> files) throws IOException {
        Duration all = Duration.ZERO;
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            Path copy = home.resolve(String.valueOf(file.getKey().getFileName()));
            Files.write(copy, file.getValue());
            Optional<SegmentInspector.Found> found = SegmentInspector.inspect(copy);
            all = all.plus(found.map(segment -> segment.segment().media()).orElse(Duration.ZERO));
        }
        return all;
    }
}
