package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.config.CameraConfig;
import io.dromedary.config.CameraConfigReader;
import io.dromedary.config.Platform;
import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.FragmentSplitter;
import io.dromedary.fragment.InitSegment;
import io.dromedary.fragment.SplitterLimits;
import io.dromedary.fragment.StreamPart;
import io.dromedary.testing.Decoded;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A second of the test picture by the bundled ffmpeg, in each codec and container that it makes. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class RealEncodesIT {

    private static final FfmpegFinder FINDER = FfmpegFinder.ofThisMachine();
    private static final String SMALL = "device: test\nwidth: 160\nheight: 120\nfps: 30\ngop: 15\nkeyintMin: 1\n";
    private static final int FRAMES = 30;

    @TempDir
    private Path folder;

    /** What one ffmpeg wrote, and the parts that it is made of. */
    private record Encode(Path file, InitSegment init, List<Fragment> fragments) {

        byte[] stream() throws IOException {
            return Files.readAllBytes(file);
        }

        long frames() {
            return fragments.stream()
                    .mapToLong(fragment -> fragment.frames().size())
                    .sum();
        }

        long keyframes() {
            return fragments.stream().filter(Fragment::keyframe).count();
        }
    }

    private Encode encode(String settings) throws Exception {
        Path file = Files.writeString(folder.resolve("camera.yaml"), SMALL + settings.replace(", ", "\n") + "\n");
        CameraConfig camera = new CameraConfigReader().read("main", file).camera();
        CaptureCommand command =
                CaptureCommand.of(camera, CaptureDevice.of("test", Platform.LINUX, false), FINDER.find(""));
        List<String> words = new ArrayList<>(command.words());
        words.removeAll(List.of("-re")); // as fast as it can
        words.addAll(words.indexOf("-map"), List.of("-frames:v", Integer.toString(FRAMES), "-shortest"));
        Path out = Files.createTempFile(folder, "stream", "");
        Path said = folder.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(said.toFile());
        CaptureEnvironment.applyTo(builder.environment());
        Process process = builder.start();
        assertThat(process.waitFor(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        return split(out);
    }

    private static Encode split(Path file) throws Exception {
        FragmentSplitter splitter =
                FragmentSplitter.of(new ByteArrayInputStream(Files.readAllBytes(file)), SplitterLimits.DEFAULT);
        InitSegment init = (InitSegment) splitter.next().orElseThrow();
        List<Fragment> fragments = new ArrayList<>();
        for (Optional<StreamPart> part = splitter.next(); part.isPresent(); part = splitter.next()) {
            fragments.add((Fragment) part.get());
        }
        return new Encode(file, init, fragments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "videoCodec: h264                         | video/mp4; codecs=\"avc1.",
                "videoCodec: h264, pipeFormat: matroska   | video/x-matroska; codecs=\"avc1.",
                "videoCodec: h265                         | video/mp4; codecs=\"hvc1.",
                "videoCodec: h265, pipeFormat: matroska   | video/x-matroska; codecs=\"h",
                "videoCodec: vp9                          | video/webm; codecs=\"vp09.00.",
                "videoCodec: vp9, pipeFormat: mp4         | video/mp4; codecs=\"vp09.00.",
                "videoCodec: vp9, pipeFormat: matroska    | video/x-matroska; codecs=\"vp09.00.",
                "videoCodec: av1                          | video/mp4; codecs=\"av01.0.",
                "videoCodec: av1, pipeFormat: webm        | video/mp4; codecs=\"av01.0.",
                "videoCodec: av1, pipeFormat: matroska    | video/mp4; codecs=\"av01.0."
            })
    void eachCodecIsOneFragmentForEachFrameAndDecodesWithoutAnError(String settings, String media) throws Exception {
        Encode encode = encode(settings);

        assertThat(encode.init().mediaType()).startsWith(media);
        assertThat(encode.fragments())
                .hasSize(FRAMES)
                .allMatch(fragment -> fragment.frames().size() == 1);
        assertThat(encode.keyframes()).isEqualTo(2);
        assertThat(Decoded.of(encode.stream())).isEqualTo(new Decoded(FRAMES, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "videoCodec: h264                         | aac",
                "videoCodec: h264, audioCodec: opus       | opus",
                "videoCodec: h264, pipeFormat: matroska   | opus",
                "videoCodec: h265                         | aac",
                "videoCodec: vp9                          | opus",
                "videoCodec: vp9, pipeFormat: mp4         | aac",
                "videoCodec: av1                          | aac",
                "videoCodec: av1, audioCodec: libopus     | opus"
            })
    void soundGoesWithEachCodecAndDecodesWithoutAnError(String settings, String codec) throws Exception {
        Encode encode = encode(settings + ", enableAudio: true");

        assertThat(encode.frames()).isEqualTo(FRAMES);
        List<String> told = Arrays.asList(tell(encode.file()));
        assertThat(told).anyMatch(line -> line.contains("Stream #0:0") && line.contains("Video:"));
        assertThat(told).anyMatch(line -> line.contains("Stream #0:1") && line.contains("Audio: " + codec));
        assertThat(told).noneMatch(line -> line.contains("Stream #0:2"));
        assertThat(Decoded.of(encode.stream()).errors()).isEmpty();
    }

    private static String[] tell(Path file) throws Exception {
        List<String> words = List.of(FINDER.find("").path().toString(), "-hide_banner", "-i", file.toString());
        return ShortCommand.run(words, Duration.ofSeconds(10)).output().split("\n");
    }

    @Test
    void theSoundIsAsItIsConfigured() throws Exception {
        Encode encode = encode("enableAudio: true, audioSampleRate: 16000, audioChannels: 1, audioBitrateKbps: 32");

        assertThat(tell(encode.file()))
                .anyMatch(line -> line.contains("Audio: aac") && line.contains("16000 Hz, mono"));
    }

    @Test
    void aQualityIsFeltInTheSize() throws Exception {
        for (String codec : List.of("h264", "h265", "vp9", "av1")) {
            long fine = encode("videoCodec: " + codec + ", globalQuality: 15").stream().length;
            long coarse = encode("videoCodec: " + codec + ", globalQuality: 50").stream().length;

            assertThat(fine).as(codec).isGreaterThan(coarse * 3 / 2);
        }
    }

    @Test
    void aRateTakesThePlaceOfTheQuality() throws Exception {
        String rates = "useBitrate: true, bufsizeKbps: 100, maxrateKbps: %d, bitrateKbps: %d";

        long much = encode(rates.formatted(1000, 1000)).stream().length;
        long little = encode(rates.formatted(100, 100)).stream().length;

        assertThat(much).isGreaterThan(little * 2);
    }

    @Test
    void keyframesComeAsOftenAsConfigured() throws Exception {
        for (String codec : List.of("h264", "h265", "vp9", "av1")) {
            assertThat(encode("videoCodec: " + codec + ", extraEncoderArgs: -g 6")
                            .keyframes())
                    .as(codec)
                    .isEqualTo(FRAMES / 6);
        }
    }

    @Test
    void aPipeThatIsNotLiveHoldsMoreFramesInAFragmentUpToItsLimits() throws Exception {
        for (String codec : List.of("h264", "vp9")) {
            String settings = "videoCodec: " + codec + ", pipeLive: false, clusterTimeLimitMs: ";
            Encode longer = encode(settings + "400");
            Encode shorter = encode(settings + "100");
            Encode smaller = encode(settings + "400, clusterSizeLimitBytes: 2000");

            assertThat(longer.frames()).as(codec).isEqualTo(FRAMES);
            assertThat(longer.fragments()).as(codec).hasSizeBetween(3, 6);
            assertThat(shorter.fragments()).as(codec).hasSizeBetween(7, 15);
            assertThat(smaller.fragments())
                    .as(codec)
                    .hasSizeGreaterThan(longer.fragments().size());
            assertThat(Decoded.of(longer.stream()).errors()).isEmpty();
        }
    }

    @Test
    void extraArgumentsReachFfmpegAndItsEncoder() throws Exception {
        Encode encode = encode("extraInputArgs: -thread_queue_size 64 -probesize 32k, extraEncoderArgs: -profile:v main"
                + " -level 4.1, extraOutputArgs: -vf crop=w=80:h=60 -metadata title='Porch'");

        assertThat(encode.init().mediaType()).contains("avc1.4d4029");
        assertThat(encode.init().video().widthPixels()).isEqualTo(80);
    }
}
