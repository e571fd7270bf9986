package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FfmpegTest {

    @ParameterizedTest
    @CsvSource({
        "4.4.1-static, false",
        "5.0, false",
        "5.0.3, false",
        "5.1, true",
        "n5.1.2, true",
        "5.1.9-0+deb12u1, true",
        "6.0, true",
        "10.0, true",
        "N-109542-g1bf1e4b, true",
        "git-2024-01-01, true",
        "2024-01-01-git-abc, true"
    })
    void releasesAreCompared(String version, boolean atLeast51) {
        Ffmpeg ffmpeg = new Ffmpeg(Path.of("ffmpeg"), version, Ffmpeg.Origin.SEARCH_PATH, false);

        assertThat(ffmpeg.isAtLeast(5, 1)).isEqualTo(atLeast51);
    }
}
