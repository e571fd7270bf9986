package io.dromedary.playback;

import static io.dromedary.recording.WrittenSegments.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.export.RangeFiles;
import io.dromedary.export.Remuxer;
import io.dromedary.recording.WrittenSegments;
import io.dromedary.testing.Decoded;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stretch of ten recorded seconds, saved as one file. */
final class PlayedFileTest {

    private final WrittenSegments written;
    private final RangeFiles files;

    PlayedFileTest(@TempDir Path home) throws InterruptedException {
        written = new WrittenSegments(home, 4)
                .h264(10, fragment -> fragment.sizeBytes() > 0)
                .end();
        files = new RangeFiles(written.segments(), new Remuxer(home.resolve("exports"), task -> "no"));
    }

    @AfterEach
    void close() {
        written.close();
    }

    @Test
    void aStretchOverTwoSegmentsIsOneFileThatDecodes() throws Exception {
        Answer answer = saved(NOON.plusSeconds(2), NOON.plusSeconds(7));

        assertThat(answer.types()).containsExactly("file", "end");
        assertThat(answer.said(0, "name")).isEqualTo("default_2026-11-20T12-00-02Z.mp4");
        assertThat(answer.media.get(0))
                .hasSize(answer.notes.get(0).path("bytes").asInt());
        Decoded decoded = Decoded.of(answer.media.get(0));
        assertThat(decoded.errors()).isEmpty();
        assertThat(decoded.frames()).isEqualTo(5 * 15);
    }

    @Test
    void nothingIsSavedOfAnHourThatWasNotRecorded() throws Exception {
        Answer answer = saved(NOON.plusSeconds(3600), NOON.plusSeconds(7200));

        assertThat(answer.types()).containsExactly("nothing");
    }

    private Answer saved(Instant from, Instant to) throws Exception {
        PlayedFile file = new PlayedFile(files, "default", new Request.Save(1, from, to));
        try {
            return Answer.of(file);
        } finally {
            file.close();
        }
    }
}
