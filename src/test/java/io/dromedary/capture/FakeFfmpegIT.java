package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.capture.CaptureState.Phase;
import io.dromedary.config.Platform;
import io.dromedary.fragment.Codec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Captures whose ffmpeg is a small script that misbehaves. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class FakeFfmpegIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private static CaptureSource script(String script, String... arguments) {
        List<String> words = new ArrayList<>(List.of("-c", script, "fake"));
        words.addAll(List.of(arguments));
        return camera -> new CaptureCommand(Path.of("/bin/sh"), words, false);
    }

    private static CaptureFailure failure(CaptureNode node) throws InterruptedException {
        assertThat(Processes.within(LIMIT, () -> node.state().lastFailure().isPresent()))
                .isTrue();
        return node.state().lastFailure().orElseThrow();
    }

    @AfterEach
    void noTestLeavesAZombie() throws Exception {
        assertThat(Processes.zombies()).isEmpty();
    }

    @Test
    void oneThatEndsAtOnceIsTriedAgainMoreAndMoreSeldom() throws Exception {
        CaptureSource source = script("echo '/dev/video0: Device or resource busy' >&2; exit 1");
        try (CaptureNode node = new CaptureNode(source, "?backoffInitial=50ms&backoffMax=10s").started()) {
            assertThat(Processes.within(LIMIT, () -> node.state().restarts() >= 4))
                    .isTrue();

            CaptureFailure failure = failure(node);
            assertThat(failure.reason()).startsWith("the camera is in use by another program");
            assertThat(failure.lastLines()).containsExactly("/dev/video0: Device or resource busy");
            assertThat(node.news).startsWith("started main", "ended main: " + failure.reason(), "started main");
            // 50 + 100 + 200 + 400 ms for four tries, a fifth less by chance: it cannot be at its twentieth
            assertThat(node.state().restarts()).isLessThan(8);
        }
    }

    @Test
    void aFloodOfComplaintsWithoutAPictureEndsWithTheStartTimeout() throws Exception {
        CaptureSource source = script("yes 'something is wrong' >&2");
        try (CaptureNode node = new CaptureNode(source, "?startTimeout=1s&backoffInitial=10s").started()) {
            CaptureFailure failure = failure(node);

            assertThat(failure.reason()).isEqualTo("ffmpeg gave no picture within 1 s of its start");
            // the last line may be torn: it was being written when the process was ended
            assertThat(failure.lastLines()).hasSize(100);
            assertThat(failure.lastLines().subList(0, 99)).containsOnly("something is wrong");
            assertThat("something is wrong").startsWith(failure.lastLines().get(99));
        }
    }

    @Test
    void garbageIsNoVideo() throws Exception {
        try (CaptureNode node = new CaptureNode(script("exec yes garbage"), "?backoffInitial=10s").started()) {
            assertThat(failure(node).reason())
                    .startsWith("ffmpeg wrote what is no video stream: ")
                    .contains("at byte ");
            assertThat(node.given).isEmpty();
        }
    }

    @Test
    void halfAFragmentIsNotHandedOver() throws Exception {
        FfmpegFinder finder = FfmpegFinder.ofThisMachine();
        CaptureCommand real = CaptureCommand.of(
                Cameras.camera(Codec.H264), CaptureDevice.of("test", Platform.LINUX, false), finder.find(""));
        Path whole = folder.resolve("whole");
        CaptureProcess process = CaptureProcess.start(real, ProcessIsolation.detect(), "make");
        Files.write(whole, process.output().readNBytes(60_001));
        process.stop(Duration.ofSeconds(2));

        try (CaptureNode node =
                new CaptureNode(script("cat \"$1\"; exit 5", whole.toString()), "?backoffInitial=10s").started()) {
            assertThat(failure(node).reason()).isEqualTo("ffmpeg ended with code 5");

            long bytes = node.given.stream()
                    .mapToLong(given -> given.part().sizeBytes())
                    .sum();
            assertThat(node.given).hasSizeGreaterThan(1);
            assertThat(bytes).isLessThan(60_001).isEqualTo(node.state().bytes());
            assertThat(node.state().phase()).isEqualTo(Phase.WAITING);
        }
    }

    @Test
    void picturesWhoseTimeStandsStillAreAStall() throws Exception {
        FfmpegFinder finder = FfmpegFinder.ofThisMachine();
        CaptureCommand real = CaptureCommand.of(
                Cameras.camera(Codec.H264), CaptureDevice.of("test", Platform.LINUX, false), finder.find(""));
        Path begin = folder.resolve("begin");
        CaptureProcess process = CaptureProcess.start(real, ProcessIsolation.detect(), "make");
        Files.write(begin, process.output().readNBytes(60_001));
        process.stop(Duration.ofSeconds(2));
        long[] sizes = sizesOfInitAndFirstFragment(begin);

        String script = "head -c $2 \"$1\"; while :; do head -c $(($2 + $3)) \"$1\" | tail -c $3; sleep 0.1; done";
        CaptureSource source = script(script, begin.toString(), Long.toString(sizes[0]), Long.toString(sizes[1]));
        try (CaptureNode node = new CaptureNode(source, "?stallTimeout=1s&backoffInitial=10s").started()) {
            assertThat(failure(node).reason()).isEqualTo("ffmpeg gave pictures whose time stood still for 1 s");
        }
    }

    private static long[] sizesOfInitAndFirstFragment(Path file) throws Exception {
        try (var in = Files.newInputStream(file)) {
            var splitter = io.dromedary.fragment.FragmentSplitter.of(in, io.dromedary.fragment.SplitterLimits.DEFAULT);
            return new long[] {
                splitter.next().orElseThrow().sizeBytes(),
                splitter.next().orElseThrow().sizeBytes()
            };
        }
    }
}
