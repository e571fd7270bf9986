package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Decoded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A segment that was cut anywhere, as by a crash, is found up to its last whole fragment. */
final class CutSegmentsTest {

    private static final int RANDOM_CUTS = 2000;
    private static final int DECODED_CUTS = 20;

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"h264", "vp9"})
    void everyCutInTheLast20KilobytesIsFoundUpToTheLastWholeFragment(String codec) throws Exception {
        CutSegment.of(codec, 3, home).cutEverywhere(20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h264", "vp9"})
    void aCutAnywhereIsFoundUpToTheLastWholeFragment(String codec) throws Exception {
        CutSegment segment = CutSegment.of(codec, 10, home);
        int size = (int) Files.size(segment.file());
        int[] rising = new Random(4).ints(RANDOM_CUTS, 0, size).sorted().toArray();
        int[] falling = new int[rising.length];
        Arrays.setAll(falling, i -> rising[rising.length - 1 - i]);

        segment.cutAt(falling);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h264", "vp9"})
    void whatIsFoundDecodesWithoutAnError(String codec) throws Exception {
        CutSegment segment = CutSegment.of(codec, 6, home);
        byte[] all = Files.readAllBytes(segment.file());
        Path cutFile = home.resolve("cut-" + segment.file().getFileName());
        for (int cut : new Random(5)
                .ints(DECODED_CUTS, segment.ends().get(0).intValue(), all.length)
                .toArray()) {
            Files.write(cutFile, Arrays.copyOf(all, cut));
            SegmentInspector.Found found = SegmentInspector.inspect(cutFile).orElseThrow();

            Decoded decoded = Decoded.of(Arrays.copyOf(all, (int) found.wholeBytes()));

            assertThat(decoded.errors()).as("cut at %d", cut).isEmpty();
            assertThat(decoded.frames()).as("cut at %d", cut).isEqualTo(segment.fragmentsBefore(cut));
        }
    }
}
