package io.dromedary.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingRulesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gop: 30\\nkeyintMin: 31 | 2 | `keyintMin: 31` is more than `gop: 30`, the most frames between keyframes",
                "keyintMin: 2\\nfps: 5\\ngop: 1 | 3 | `keyintMin: 2` is more than `gop: 1`, the most frames between keyframes",
                "useBitrate: true\\nmaxrateKbps: 10\\nbitrateKbps: 11\\nfps: 9 | 3 | `maxrateKbps` is 10, less than `bitrateKbps`, which is 11",
                "pipeFormat: webm | 1 | `pipeFormat: webm` cannot hold h264; use auto, mp4 or matroska",
                "pipeFormat: webm\\nvideoCodec: h265 | 1 | `pipeFormat: webm` cannot hold h265; use auto, mp4 or matroska",
                "fps: 3\\nsegmentFormat: WebM | 2 | `segmentFormat: webm` cannot hold h264; use auto, mp4 or matroska",
                "videoCodec: vp9\\nenableAudio: true\\npipeFormat: webm\\naudioCodec: aac | 4 | `pipeFormat: webm` cannot hold aac; use `audioCodec: opus`, or mp4",
                "videoCodec: vp9\\nsegmentFormat: mp4\\npipeFormat: webm | 3 | `segmentFormat: mp4` with `pipeFormat: webm`: recordings and viewers get the same stream; make them alike, or one of them auto",
                "segmentFormat: matroska | 1 | `segmentFormat: matroska` with `pipeFormat: auto`: recordings and viewers get the same stream; no browser plays matroska",
                "fileNamePattern: a/b | 1 | `fileNamePattern` is not a file's name of 1 to 200 characters with fields of the time such as %Y, %m, %d, %H, %M, %S",
            })
    void whatCannotGoTogetherIsRefusedOnTheLineThatStandsLast(String text, int line, String reason) throws IOException {
        Path file = write("config.yaml", text.translateEscapes());

        assertThat(problems()).containsExactly(new ConfigurationProblem(file, line, reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gop: 30",
                "keyintMin: 90",
                "gop: 0\nkeyintMin: 90",
                "gop: 30\nkeyintMin:",
                "maxrateKbps: 10",
                "useBitrate: true\nbitrateKbps: 9000",
                "maxrateKbps: 10\nbitrateKbps: 11\nuseBitrate: false",
                "pipeFormat: webm\nvideoCodec: vp9",
                "pipeFormat: webm\nvideoCodec: av1\naudioCodec: aac",
                "pipeFormat: webm\nvideoCodec: vp9\nenableAudio: true\naudioCodec: libopus",
                "segmentFormat: webm\nstreamOnly: true",
                "segmentFormat: matroska\npipeFormat: matroska",
                "videoCodec: vp9\nsegmentFormat: mp4",
                "fileNamePattern: 'camera_%Y-%m-%dT%H-%M-%S %j %s %% %Z'",
            })
    void whatCanWorkIsAccepted(String text) throws IOException {
        write("config.yaml", text);

        assertThatCode(() -> CameraFolder.named(folder).read()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "'%'", "'a%'", "'%D'", "'%x'", "'%n'", "'%Ey'", "'a\\b'", "'/etc/%Y'", "'%5Y'"})
    void aPatternThatIsNoFilesNameIsRefused(String pattern) throws IOException {
        write("config.yaml", "fileNamePattern: " + pattern);

        assertThat(problems()).hasSize(1);
    }

    @Test
    void tinyCamsOwnSampleIsAccepted() throws Exception {
        write("config.yaml", TinyCamFiles.SAMPLE);

        assertThat(CameraFolder.named(folder).read()).hasSize(1);
    }

    @Test
    void everySettingOfTheNodeIsRefusedInTheFileOfAFurtherCamera() throws IOException {
        for (Setting<?> setting : CameraSettings.OF_NODE) {
            Path file = write("cameras/yard.yaml", "\n" + setting.name() + ": 1\n");

            assertThat(problems())
                    .containsExactly(new ConfigurationProblem(
                            file, 2, "`" + setting.name() + "` belongs in config.yaml: it is the node's"));
        }
    }

    @Test
    void aSettingOfTheNodeWithoutAValueIsNoLineAtAll() throws Exception {
        write("cameras/yard.yaml", "cipher:\nlogMode: ~\n");

        assertThat(CameraFolder.named(folder).read()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"device: /dev/null", "device: /dev/../dev/null", "device: /dev/null\nfps: 5"})
    void twoCamerasOnOneDeviceAreRefused(String same) throws IOException {
        write("config.yaml", "device: /dev/null");
        Path yard = write("cameras/yard.yaml", "\n" + same);

        assertThat(problems())
                .containsExactly(new ConfigurationProblem(
                        yard, 2, "`device` is that of camera default; only one camera can have it"));
    }

    @Test
    void aLinkToADeviceIsThatDevice() throws IOException {
        write("config.yaml", "device: /dev/fd");
        write("cameras/yard.yaml", "device: /dev/../proc/self/fd");

        assertThat(Files.isSymbolicLink(Path.of("/dev/fd"))).isTrue();
        assertThat(problems()).hasSize(1);
    }

    @Test
    void directShowNamesAreOneDeviceInAnyCase() throws IOException {
        write("config.yaml", "platform: windows\ndevice: USB Camera");
        write("cameras/yard.yaml", "platform: windows\ndevice: usb camera");

        assertThat(problems()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "auto", "rtsp://a/b", "https://a/b", "yard.mp4", "/home/yard.mp4", "/dev/video7"})
    void whatSeveralCamerasCanHaveIsAccepted(String device) throws Exception {
        write("config.yaml", "device: " + device);
        write("cameras/yard.yaml", "device: " + (device.startsWith("/dev/") ? "/dev/video8" : device));

        assertThat(CameraFolder.named(folder).read()).hasSize(2);
    }

    private Path write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("cameras"));
        return Files.writeString(folder.resolve(name), text);
    }

    private List<ConfigurationProblem> problems() {
        return assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> CameraFolder.named(folder).read())
                .actual()
                .problems();
    }
}
