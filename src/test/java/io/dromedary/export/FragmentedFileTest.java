package io.dromedary.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dromedary.export.RangeRefusedException.Reason;
import io.dromedary.recording.RecordedSegments;
import io.dromedary.testing.Decoded;
import io.dromedary.testing.Packets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stretch of a recording as one file, decoded by a real ffmpeg. The pictures are 15 a second, a keyframe each. */
final class FragmentedFileTest {

    private static final Instant NOON = RecordedSegments.NOON;
    private static final double NEVER = 0;

    @TempDir
    private Path home;

    @Test
    void aStretchOverThreeSegmentsHasEachPictureBetweenItsKeyframes() throws Exception {
        try (RecordedSegments recorded = new RecordedSegments(home, 2).h264(8, NEVER, NEVER);
                RangeFile file = range(recorded, 1.5, 5.5)) {
            byte[] all = whole(file);

            assertThat(Decoded.of(all)).isEqualTo(new Decoded(75, List.of()));
            assertThat(times(all, "v")).isEqualTo(evenly(75, times(all, "v").get(1)));
            assertThat(file.name()).isEqualTo("default_2026-11-20T12-00-01Z.mp4");
            assertThat(file.from()).isEqualTo(NOON.plusSeconds(1));
            assertThat(file.to()).isEqualTo(NOON.plusSeconds(6));
            assertThat(file.bytes()).isEqualTo(all.length);
            assertThat(file.mediaType()).startsWith("video/mp4; codecs=\"avc1.");
            assertThat(new String(all, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("DROMEDARY");
        }
    }

    @Test
    void gapsAreClosedUp() throws Exception {
        try (RecordedSegments recorded =
                        new RecordedSegments(home, 4).h264(8, 2, 3).pass(30).h264(4, NEVER, NEVER);
                RangeFile file = range(recorded, 0, 100)) {
            byte[] all = whole(file);

            assertThat(Decoded.of(all)).isEqualTo(new Decoded(15 * 11, List.of()));
            assertThat(times(all, "v"))
                    .isEqualTo(evenly(15 * 11, times(all, "v").get(1)));
            assertThat(file.to()).isAfter(NOON.plusSeconds(40));
        }
    }

    @Test
    void soundAndPictureStayInStep() throws Exception {
        try (RecordedSegments recorded =
                        new RecordedSegments(home, 2).withSound(7, 3, 4).pass(5).withSound(3, NEVER, NEVER);
                RangeFile file = range(recorded, 1, 100)) {
            byte[] all = whole(file);

            assertThat(Decoded.of(all).errors()).isEmpty();
            List<Long> sound = times(all, "a");
            List<Long> pictures = times(all, "v");
            assertThat(pictures).hasSizeBetween(15 * 8, 15 * 9).isSorted().doesNotHaveDuplicates();
            assertThat(sound).isSorted().doesNotHaveDuplicates();
            double pictureSeconds = seconds(pictures);
            assertThat(sound.get(sound.size() - 1) / 48_000.0).isBetween(pictureSeconds - 0.2, pictureSeconds + 0.2);
            assertThat(pictureSeconds).isBetween(pictures.size() / 15.0 - 0.2, pictures.size() / 15.0 + 0.2);
        }
    }

    @Test
    void theSegmentThatIsBeingWrittenIsThereUpToWhatIsWritten() throws Exception {
        try (RecordedSegments recorded = new RecordedSegments(home, 4).andGoesOn(6);
                RangeFile file = range(recorded, 0, 100)) {
            assertThat(recorded.closed()).hasSize(1);
            assertThat(Decoded.of(whole(file))).isEqualTo(new Decoded(15 * 6, List.of()));
        }
    }

    @Test
    void partsJoinedAreTheWhole() throws Exception {
        try (RecordedSegments recorded = new RecordedSegments(home, 2).withSound(7, 3, 4);
                RangeFile file = range(recorded, 0, 6)) {
            byte[] all = whole(file);
            Random random = new Random(4);
            for (int i = 0; i < 200; i++) {
                int from = random.nextInt(all.length);
                int to = from + random.nextInt(Math.min(all.length - from, 100_000) + 1);
                assertThat(part(file, from, to - from))
                        .as("%d to %d", from, to)
                        .isEqualTo(Arrays.copyOfRange(all, from, to));
            }
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            for (int at = 0; at < all.length; at += 997) {
                joined.writeBytes(part(file, at, Math.min(997, all.length - at)));
            }
            assertThat(joined.toByteArray()).isEqualTo(all);
            assertThat(part(file, all.length, 1)).isEmpty();
        }
    }

    @Test
    void theSameStretchIsTheSameFile() throws Exception {
        try (RecordedSegments recorded = new RecordedSegments(home, 2).h264(8, NEVER, NEVER);
                RangeFile file = range(recorded, 1.5, 5.5);
                RangeFile again = range(recorded, 1.6, 5.6);
                RangeFile other = range(recorded, 0.5, 5.5)) {
            assertThat(again.tag()).isEqualTo(file.tag()).matches("[0-9a-f]{32}");
            assertThat(whole(again)).isEqualTo(whole(file));
            assertThat(other.tag()).isNotEqualTo(file.tag());
        }
    }

    @Test
    void aSegmentThatIsGoneIsLeftOut() throws Exception {
        try (RecordedSegments recorded = new RecordedSegments(home, 2).h264(8, NEVER, NEVER)) {
            recorded.segments();
            Files.delete(recorded.closed().get(1).file());
            try (RangeFile file = range(recorded, 0, 8)) {
                assertThat(Decoded.of(whole(file))).isEqualTo(new Decoded(15 * 6, List.of()));
                assertThat(file.to()).isEqualTo(NOON.plusSeconds(8));
            }
        }
    }

    @Test
    void aSegmentThatIsDeletedMeanwhileIsAnError() throws Exception {
        try (RecordedSegments recorded = new RecordedSegments(home, 2).h264(8, NEVER, NEVER);
                RangeFile file = range(recorded, 0, 8)) {
            Files.delete(recorded.closed().get(2).file());

            assertThatThrownBy(() -> whole(file)).isInstanceOf(IOException.class);
            assertThat(part(file, 0, 1000)).hasSize(1000);
        }
    }

    @Test
    void aStreamThatChangedIsRefusedWithTheTime() throws Exception {
        try (RecordedSegments recorded =
                new RecordedSegments(home, 2).h264(2, NEVER, NEVER).pass(7).withSound(2, NEVER, NEVER)) {
            assertThatThrownBy(() -> range(recorded, 0, 100))
                    .isInstanceOfSatisfying(
                            RangeRefusedException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.CHANGED))
                    .hasMessageContaining(recorded.closed().get(1).from().toString());
            range(recorded, 0, 1).close();
        }
    }

    @Test
    void whereNothingIsRecordedOrTooMuchIsAskedThereIsNoFile() throws Exception {
        try (RecordedSegments recorded = new RecordedSegments(home, 2).h264(2, NEVER, NEVER)) {
            assertRefused(recorded, 50, 60, Reason.NOTHING);
            assertRefused(recorded, 0, 48 * 3600, Reason.TOO_LONG);
        }
    }

    private static void assertRefused(RecordedSegments recorded, double from, double to, Reason reason) {
        assertThatThrownBy(() -> range(recorded, from, to))
                .isInstanceOfSatisfying(
                        RangeRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static RangeFile range(RecordedSegments recorded, double from, double to) throws Exception {
        return new RangeFiles(recorded.segments(), new Remuxer(Path.of("/nowhere"), task -> "no"))
                .of("default", NOON.plusMillis((long) (from * 1000)), NOON.plusMillis((long) (to * 1000)));
    }

    private static byte[] whole(RangeFile file) throws IOException {
        return part(file, 0, (int) file.bytes());
    }

    private static byte[] part(RangeFile file, long from, int bytes) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(bytes);
        try (ReadableByteChannel channel = file.open(from)) {
            while (part.hasRemaining() && channel.read(part) >= 0) {
                // a read may give less than was asked for
            }
        }
        return Arrays.copyOf(part.array(), part.position());
    }

    /** Returns when the packets of a track are decoded, in its ticks. */
    private static List<Long> times(byte[] file, String track) throws Exception {
        return Packets.of(file, track).stream()
                .map(line -> Long.parseLong(line.split(",", -1)[1].strip()))
                .toList();
    }

    private static List<Long> evenly(int count, long step) {
        return java.util.stream.LongStream.range(0, count)
                .mapToObj(i -> i * step)
                .toList();
    }

    private static double seconds(List<Long> pictures) {
        return pictures.get(pictures.size() - 1) / 15_360.0;
    }
}
