package io.dromedary.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.recording.RecordedSegments;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four hours of segments of ten seconds as one file. */
final class LongRangeIT {

    private static final Instant NOON = RecordedSegments.NOON;
    private static final int RUNS = 144;

    @TempDir
    private Path home;

    @Test
    void manySegmentsAreOneFileInAMoment() throws Exception {
        RecordedSegments recorded = new RecordedSegments(home, 10);
        for (int i = 0; i < RUNS; i++) {
            recorded.h264(100, 0, 0).pass(1);
        }
        try (recorded) {
            RangeFiles files = new RangeFiles(recorded.segments(), new Remuxer(home.resolve("exports"), task -> "no"));
            long begin = System.nanoTime();
            try (RangeFile file = files.of("default", NOON, NOON.plus(Duration.ofHours(24)))) {
                Duration found = Duration.ofNanos(System.nanoTime() - begin);
                assertThat(read(file)).isEqualTo(file.bytes());
                assertThat(found).isLessThan(Duration.ofSeconds(20));
            }
        }
    }

    private static long read(RangeFile file) throws Exception {
        ByteBuffer piece = ByteBuffer.allocate(64 << 10);
        long bytes = 0;
        try (ReadableByteChannel channel = file.open(0)) {
            while (channel.read(piece) >= 0) {
                bytes += piece.position();
                piece.clear();
            }
        }
        return bytes;
    }
}
