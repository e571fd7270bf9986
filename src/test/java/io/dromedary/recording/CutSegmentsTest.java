package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Decoded;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
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
        cutEverywhere(segment(codec, 6), 20_000);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"h264", "vp9"})
    void everyCutInTheLast200KilobytesIsFoundUpToTheLastWholeFragment(String codec) throws Exception {
        cutEverywhere(segment(codec, 30), 200_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h264", "vp9"})
    void aCutAnywhereIsFoundUpToTheLastWholeFragment(String codec) throws Exception {
        Whole whole = segment(codec, 10);
        byte[] all = Files.readAllBytes(whole.file());
        int[] cuts = new Random(4).ints(RANDOM_CUTS, 0, all.length).sorted().toArray();
        try (FileChannel channel = FileChannel.open(whole.file(), StandardOpenOption.WRITE)) {
            for (int i = cuts.length - 1; i >= 0; i--) {
                check(whole, channel, cuts[i]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h264", "vp9"})
    void whatIsFoundDecodesWithoutAnError(String codec) throws Exception {
        Whole whole = segment(codec, 6);
        byte[] all = Files.readAllBytes(whole.file());
        long first = whole.ends().firstEntry().getValue();
        Path cutFile = home.resolve("cut" + whole.file().getFileName().toString().replaceAll(".*[.]", "."));
        for (int cut : new Random(5).ints(DECODED_CUTS, (int) first, all.length).toArray()) {
            Files.write(cutFile, Arrays.copyOf(all, cut));
            SegmentInspector.Found found = SegmentInspector.inspect(cutFile).orElseThrow();

            Decoded decoded = Decoded.of(Arrays.copyOf(all, (int) found.wholeBytes()));

            assertThat(decoded.errors()).as("cut at %d", cut).isEmpty();
            assertThat(decoded.frames()).as("cut at %d", cut).isEqualTo(whole.fragmentsBefore(cut));
        }
    }

    /** A closed segment, and where each of its fragments ends: how many are whole up to there, by position. */
    private record Whole(Path file, TreeMap<Integer, Long> ends) {

        long fragmentsBefore(int cut) {
            return ends.values().stream().filter(end -> end <= cut).count();
        }

        long endBefore(int cut) {
            return ends.values().stream().filter(end -> end <= cut).mapToLong(end -> end).max().orElse(0);
        }
    }

    private Whole segment(String codec, int seconds) {
        StreamOf stream = codec.equals("h264") ? StreamOf.h264(seconds) : StreamOf.vp9(seconds);
        Recorded recorded = new Recorded(Plans.seconds(home.resolve("rec"), 3600)).play(stream).end();
        TreeMap<Integer, Long> ends = new TreeMap<>();
        long end = recorded.keyframes.get(0).get(0).offset();
        for (int i = 0; i < stream.fragments().size(); i++) {
            end += stream.fragments().get(i).sizeBytes();
            ends.put(i, end);
        }
        return new Whole(recorded.closed.get(0).file(), ends);
    }

    private static void cutEverywhere(Whole whole, int bytes) throws IOException {
        int size = (int) Files.size(whole.file());
        try (FileChannel channel = FileChannel.open(whole.file(), StandardOpenOption.WRITE)) {
            for (int cut = size - 1; cut >= Math.max(0, size - bytes); cut--) {
                check(whole, channel, cut);
            }
        }
    }

    private static void check(Whole whole, FileChannel channel, int cut) throws IOException {
        channel.truncate(cut);
        Optional<SegmentInspector.Found> found = SegmentInspector.inspect(whole.file());
        long expected = whole.endBefore(cut);
        if (expected > 0 || found.isPresent()) {
            long wholeBytes = found.orElseThrow().wholeBytes();
            assertThat(wholeBytes >= expected && wholeBytes <= cut).as("cut at %d", cut).isTrue();
        }
    }
}
