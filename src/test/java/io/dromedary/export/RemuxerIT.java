package io.dromedary.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dromedary.capture.FfmpegFinder;
import io.dromedary.export.RangeRefusedException.Reason;
import io.dromedary.recording.RecordedSegments;
import io.dromedary.testing.Decoded;
import io.dromedary.testing.Packets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stretches that a real ffmpeg packs. */
final class RemuxerIT {

    private static final Instant NOON = RecordedSegments.NOON;

    @TempDir
    private Path home;

    @Test
    void aStretchOfWebMBecomesAnMp4WithEachPictureBetweenItsKeyframes() throws Exception {
        try (RecordedSegments recorded = new RecordedSegments(home, 2).vp9(8, 0, 0);
                RangeFile file = range(recorded, 1.5, 5.5, false)) {
            byte[] all = whole(file);

            assertThat(Decoded.of(all)).isEqualTo(new Decoded(75, List.of()));
            assertThat(times(all)).hasSize(75).isSorted().doesNotHaveDuplicates();
            assertThat(file.bytes()).isEqualTo(all.length);
            assertThat(file.mediaType()).startsWith("video/mp4; codecs=\"vp09.");
            assertThat(isIndexFirst(all)).isTrue();
        }
        assertThat(home.resolve("exports")).isEmptyDirectory();
    }

    @Test
    void gapsInWebMAreClosedUp() throws Exception {
        try (RecordedSegments recorded =
                        new RecordedSegments(home, 4).vp9(8, 2, 3).pass(30).vp9(4, 0, 0);
                RangeFile file = range(recorded, 0, 100, false)) {
            byte[] all = whole(file);

            assertThat(Decoded.of(all)).isEqualTo(new Decoded(15 * 11, List.of()));
            List<Long> times = times(all);
            double usual = (times.get(14) - times.get(0)) / 14.0;
            for (int i = 1; i < times.size(); i++) {
                assertThat((double) (times.get(i) - times.get(i - 1)))
                        .as("picture %d", i)
                        .isBetween(usual * 0.5, usual * 1.5);
            }
        }
    }

    @Test
    void anMp4CanHaveItsIndexFirst() throws Exception {
        try (RecordedSegments recorded = new RecordedSegments(home, 2).withSound(7, 3, 4);
                RangeFile file = range(recorded, 1.2, 5.5, true);
                RangeFile again = range(recorded, 1.2, 5.5, true)) {
            byte[] all = whole(file);

            assertThat(Decoded.of(all).errors()).isEmpty();
            assertThat(times(all)).hasSizeBetween(15 * 4 - 1, 15 * 4 + 1).isSorted();
            assertThat(Packets.of(all, "a")).isNotEmpty();
            assertThat(isIndexFirst(all)).isTrue();
            assertThat(again.tag()).isEqualTo(file.tag());
            assertThat(whole(again)).isEqualTo(all);
        }
        assertThat(home.resolve("exports")).isEmptyDirectory();
    }

    @Test
    void whatACrashLeftIsDeletedAtTheNextStart() throws Exception {
        Path left = Files.createDirectories(home.resolve("exports")).resolve("range-1.mp4");
        Files.writeString(left, "half");

        var unused = remuxer();

        assertThat(left).doesNotExist();
    }

    @Test
    void onlySoManyAreThereAtATime() throws Exception {
        List<RangeFile> open = new ArrayList<>();
        try (RecordedSegments recorded = new RecordedSegments(home, 2).h264(2, 0, 0)) {
            RangeFiles files = new RangeFiles(recorded.segments(), remuxer());
            for (int i = 0; i < Remuxer.MAX_FILES; i++) {
                open.add(files.progressive("default", NOON, NOON.plusSeconds(1)));
            }
            assertBusy(files);

            open.remove(0).close();

            open.add(files.progressive("default", NOON, NOON.plusSeconds(1)));
        } finally {
            open.forEach(RangeFile::close);
        }
    }

    @Test
    void oneIsPackedAtATime() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Remuxer slow = new Remuxer(home.resolve("exports"), task -> {
            begun.countDown();
            await(end);
            return run(task);
        });
        try (RecordedSegments recorded = new RecordedSegments(home, 2).h264(2, 0, 0)) {
            RangeFiles files = new RangeFiles(recorded.segments(), slow);
            Thread first = new Thread(() -> {
                try {
                    files.progressive("default", NOON, NOON.plusSeconds(1)).close();
                } catch (RangeRefusedException e) {
                    throw new IllegalStateException(e);
                }
            });
            first.start();
            await(begun);

            assertBusy(files);

            end.countDown();
            first.join(20_000);
            files.progressive("default", NOON, NOON.plusSeconds(1)).close();
        }
        assertThat(home.resolve("exports")).isEmptyDirectory();
    }

    @Test
    void aSegmentThatIsGoneIsLeftOut() throws Exception {
        try (RecordedSegments recorded = new RecordedSegments(home, 2).vp9(4, 0, 0)) {
            Files.delete(recorded.closed().get(1).file());
            try (RangeFile file = range(recorded, 0, 9, false)) {
                assertThat(Duration.between(file.from(), file.to()))
                        .isCloseTo(Duration.ofSeconds(2), Duration.ofMillis(10));
            }
        }
    }

    @Test
    void whatFfmpegCannotPackLeavesNothing() throws Exception {
        try (RecordedSegments recorded = new RecordedSegments(home, 2).vp9(4, 0, 0)) {
            Remuxer failing = new Remuxer(home.resolve("exports"), task -> "ffmpeg says no");
            assertThatThrownBy(
                            () -> new RangeFiles(recorded.segments(), failing).of("default", NOON, NOON.plusSeconds(9)))
                    .isInstanceOfSatisfying(
                            RangeRefusedException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.FAILED));
        }
        if (Files.exists(home.resolve("exports"))) {
            assertThat(home.resolve("exports")).isEmptyDirectory();
        }
    }

    private static void assertBusy(RangeFiles files) {
        assertThatThrownBy(() -> files.progressive("default", NOON, NOON.plusSeconds(1)))
                .isInstanceOfSatisfying(
                        RangeRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BUSY));
    }

    private RangeFile range(RecordedSegments recorded, double from, double to, boolean progressive) throws Exception {
        RangeFiles files = new RangeFiles(recorded.segments(), remuxer());
        Instant begin = NOON.plusMillis((long) (from * 1000));
        Instant end = NOON.plusMillis((long) (to * 1000));
        return progressive ? files.progressive("default", begin, end) : files.of("default", begin, end);
    }

    private Remuxer remuxer() {
        return new Remuxer(home.resolve("exports"), RemuxerIT::run);
    }

    private static String run(RemuxTask task) {
        try {
            List<String> words = new ArrayList<>(
                    List.of(FfmpegFinder.ofThisMachine().find("ffmpeg").path().toString()));
            words.addAll(task.words());
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : said + ' ';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] whole(RangeFile file) throws IOException {
        try (var in = Channels.newInputStream(file.open(0))) {
            return in.readAllBytes();
        }
    }

    private static boolean isIndexFirst(byte[] file) {
        String all = new String(file, StandardCharsets.ISO_8859_1);
        return all.indexOf("moov") > 0 && all.indexOf("moov") < all.indexOf("mdat") && !all.contains("moof");
    }

    private static List<Long> times(byte[] file) throws Exception {
        return Packets.of(file, "v").stream()
                .map(line -> Long.parseLong(line.split(",", -1)[1].strip()))
                .toList();
    }
}
