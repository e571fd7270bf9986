package io.dromedary.recording;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As {@link CutSegmentsTest}, ten times as far. */
@Tag("long")
final class CutSegmentsIT {

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"h264", "vp9"})
    void everyCutInTheLast200KilobytesIsFoundUpToTheLastWholeFragment(String codec) throws Exception {
        CutSegment.of(codec, 30, home).cutEverywhere(200_000);
    }
}
