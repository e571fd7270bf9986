package io.dromedary.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dromedary.fragment.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CameraConfigReaderTest {

    private static final CameraConfig DEFAULTS = new CameraConfig(
            "default",
            new InputConfig(Platform.AUTO, "auto", 1280, 720, 30, "512M", 1024, true, ""),
            new EncodingConfig(
                    Codec.H264,
                    Encoder.CPU,
                    new EncodingConfig.Hardware(EncoderFallback.CPU, "", PixelFormat.AUTO),
                    60,
                    60,
                    28,
                    new EncodingConfig.Bitrate(false, 3000, 3000, 6000),
                    true,
                    "p5",
                    ""),
            new PipeConfig(PackedAs.AUTO, true, Duration.ofSeconds(1), 1 << 20, ""),
            new SoundConfig(false, "", "auto", 96, 48_000, 2),
            new RecordingConfig(
                    false,
                    "recordings",
                    SegmentUnit.HOUR,
                    1,
                    "camera_%Y-%m-%d_%H-%M-%S",
                    PackedAs.AUTO,
                    4000,
                    Duration.ofSeconds(1),
                    false),
            new RetentionConfig(
                    true,
                    60,
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(1),
                    "camera_",
                    List.of("mp4", "webm", "mkv"),
                    0,
                    0,
                    0),
            new FileConfig(false, false),
            new FfmpegConfig("", false),
            new ViewerConfig(Duration.ofSeconds(60), 256));

    private static final NodeConfig NODE = new NodeConfig(
            new LogConfig(LogConfig.Mode.STDOUT, "logs/tinycam.log", 50, 5, false, LogConfig.Format.TEXT),
            new TlsConfig(TlsConfig.Mode.OFF, TlsConfig.Kind.PFX, "", "", "", ""),
            new ProcessConfig(true, true, true, List.of("/usr/bin/setsid", "/bin/setsid")),
            new EncryptionConfig(false, false, ""));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing\n", "---\n", "---\n...\n", "~", "{}", "fps:", "fps: ~", "fps: null"})
    void aFileThatSetsNothingHasTheDefaults(String text) throws Exception {
        assertThat(read(text)).isEqualTo(new CameraFile(file(), DEFAULTS, NODE, List.of()));
    }

    @Test
    void aMissingFileHasTheDefaults() {
        assertThat(new CameraConfigReader().defaults("default", file()))
                .isEqualTo(new CameraFile(file(), DEFAULTS, NODE, List.of()));
    }

    @Test
    void theShippedFileSaysWhatTheDefaultsAre() throws Exception {
        assertThat(new CameraConfigReader()
                        .read("default", Path.of("config/config.yaml"))
                        .camera())
                .isEqualTo(DEFAULTS);
    }

    @Test
    void everySettingArrivesInItsPlace() throws Exception {
        CameraFile file = read(AllSettings.TEXT);

        assertThat(file.camera()).isEqualTo(AllSettings.CAMERA);
        assertThat(file.node()).isEqualTo(AllSettings.NODE);
    }

    @Test
    void tinyCamsSampleIsReadAndItsSettingsWithoutEffectAreNamed() throws Exception {
        CameraFile file = read(TinyCamFiles.SAMPLE);

        assertThat(file.camera().encoding().encoder()).isEqualTo(Encoder.QSV);
        assertThat(file.camera().encoding().videoCodec()).isEqualTo(Codec.VP9);
        assertThat(file.camera().ffmpeg().path()).isEqualTo("C:/ffmpeg/ffmpeg.exe");
        assertThat(file.withoutEffect())
                .doesNotContain("cipher", "extraInputArgs", "retainFilePrefix", "gop", "LogMode", "LogRollDaily");
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreAccepted() throws Exception {
        assertThat(read("\ufeffwidth: 640\r\nheight: 480\r\n").camera().input().width())
                .isEqualTo(640);
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void aCodecIsReadInAnyCase(Codec codec) throws Exception {
        for (String word : List.of(
                codec.word(),
                codec.name(),
                codec.word().substring(0, 1) + codec.name().substring(1))) {
            assertThat(read("videoCodec: " + word).camera().encoding().videoCodec())
                    .isEqualTo(codec);
        }
    }

    @ParameterizedTest
    @CsvSource({"windows,WINDOWS", "Windows,WINDOWS", "auto,AUTO", "linux,LINUX", "unix,LINUX", "anything,LINUX"})
    void aPlatformIsWindowsOrAutoOrElseLinux(String word, Platform platform) throws Exception {
        assertThat(read("platform: " + word).camera().input().platform()).isEqualTo(platform);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "widht: 640              | 1 | `widht` is not a setting; did you mean `width`?",
                "Width: 640              | 1 | `Width` is not a setting; did you mean `width`?",
                "zzzzzzzzzzzzzz: 640     | 1 | `zzzzzzzzzzzzzz` is not a setting",
                "fps: 300                | 1 | `fps: 300` is more than 240",
                "fps: 0                  | 1 | `fps: 0` is less than 1",
                "fps: -99999999999999    | 1 | `fps: -99999999999999` is less than 1",
                "fps: 99999999999999     | 1 | `fps: 99999999999999` is more than 240",
                "fps: 29.97              | 1 | `fps: 29.97` is not a whole number",
                "fps: 0x1e               | 1 | `fps: 0x1e` is not a whole number",
                "fps: true               | 1 | `fps: true` is not a whole number",
                "fps: [30]               | 1 | `fps` takes one value, not a list",
                "fps: {a: 1}             | 1 | `fps` takes one value, not nested settings",
                "retainExtensions: mp4   | 1 | `retainExtensions: mp4` takes a list",
                "retainExtensions: [a,[b]] | 1 | `retainExtensions` takes a list",
                "retainExtensions: [a,\"\"] | 1 | `retainExtensions` has an entry that is empty",
                "encoder: amd            | 1 | `encoder: amd` is not one of auto, cpu, qsv, nvenc, vaapi, v4l2m2m",
                "videoCodec: mpeg2       | 1 | `videoCodec: mpeg2` is not one of h264, h265, vp9, av1",
                "pipeLive: perhaps       | 1 | `pipeLive: perhaps` is neither true nor false",
                "device: ''              | 1 | `device` is empty",
                "rtbufSize: lots         | 1 | `rtbufSize` is not a number with k, M, G or nothing behind it",
                "password: \"se\\ncret\" | 1 | `password` holds a line end or another control character",
                "{password:hunter2}      | 1 | `password…` is not a setting; did you mean `password`?",
                "password=hunter2: 1     | 1 | `password…` is not a setting; did you mean `password`?",
                "videoCodec: 4           | 1 | `videoCodec: 4` is not one of h264, h265, vp9, av1",
                "encoder: -1             | 1 | `encoder: -1` is not one of auto, cpu, qsv, nvenc, vaapi, v4l2m2m",
                "\"a\\n\\e[31mb\": 1     | 1 | `a??[31mb` is not a setting",
            })
    void aFaultySettingIsNamed(String text, int line, String reason) {
        assertThat(problems("\n\n" + text)).containsExactly(new ConfigurationProblem(file(), line + 2, reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "width: 640\\nwidth: 640       | 2 | `width` is set twice, first on line 1",
                "width: &a 640                 | 1 | references",
                "width: 640\\nheight: *a       | 2 | references",
                "width: 640\\n<<: *a           | 2 | references",
                "width: !!int 640              | 1 | type tags",
                "--- !!map {}                  | 1 | type tags",
                "- width                       | 1 | lines of the form `name: value` are expected",
                "width                         | 1 | lines of the form `name: value` are expected",
                "? [width]\\n: 1               | 1 | a setting's name is expected",
                "width: 640\\n---\\nfps: 3     | 2 | a second YAML document begins",
                "width: 640\\n  height: 3      | 2 | not YAML: mapping values are not allowed here",
                "device: 'open                 | 1 | not YAML",
                "width: 640\\n\\theight: 3     | 2 | not YAML",
                "width: 640\\nfps: \\7         | 2 | not YAML: a control character",
                "%YAML 99999999999.0\\n---\\na | 1 | not YAML",
                "%YAML 2.0\\n---\\nwidth: 1    | 1 | not YAML",
            })
    void whatIsNotAFlatListOfSettingsIsRefusedWithItsLine(String text, int line, String reason) {
        List<ConfigurationProblem> problems = problems(text.translateEscapes());

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).startsWith(reason);
            assertThat(problem.line()).isEqualTo(line);
        });
    }

    @Test
    void allFaultySettingsAreReportedTogether() {
        assertThat(problems("fps: 0\nwidth: 640\ngopp: 3\nheight: tall\n"))
                .extracting(ConfigurationProblem::line)
                .containsExactly(1, 3, 4);
    }

    @Test
    void aProblemReadsAsFileLineAndReason() {
        assertThat(problems("\nfps: 300"))
                .singleElement()
                .hasToString(file() + ", line 2: `fps: 300` is more than 240");
    }

    @Test
    void afterTwentyProblemsTheRestIsNotReported() {
        assertThat(problems("nonsense: 1\n".repeat(10_000))).hasSize(20);
    }

    @Test
    void aSealedFileWithoutAKeyIsRefused() {
        assertThat(problems(" \nENC:AAECAwQFBgcICQoLh+ypzO9FhIqXj9ZMAjfkxCs7OdMiD8vaiMnD"))
                .singleElement()
                .extracting(ConfigurationProblem::reason)
                .isEqualTo("it is encrypted (ENC:), and there is no access key to open it with");
    }

    @ParameterizedTest
    @CsvSource({"0,AV1", "1,VP9", "2,H264", "3,H265"})
    void aCodecMayBeTinyCamsNumber(String number, Codec codec) throws Exception {
        assertThat(read("videoCodec: " + number).camera().encoding().videoCodec())
                .isEqualTo(codec);
    }

    @ParameterizedTest
    @CsvSource({"0,CPU", "1,QSV", "2,NVENC"})
    void anEncoderMayBeTinyCamsNumber(String number, Encoder encoder) throws Exception {
        assertThat(read("encoder: '" + number + "'").camera().encoding().encoder())
                .isEqualTo(encoder);
    }

    @Test
    void aFileThatIsNotUtf8IsRefusedWithItsLine() throws IOException {
        byte[] bytes = "width: 640\ndevice: x\n".getBytes(UTF_8);
        bytes[19] = (byte) 0xe4;
        Files.write(file(), bytes);

        assertThat(problems())
                .containsExactly(new ConfigurationProblem(file(), 2, "it is not UTF-8 text from here on"));
    }

    @Test
    void moreThan256KibibytesAreRefused() throws Exception {
        read("#".repeat(CameraConfigReader.MAX_BYTES));

        assertThat(problems("#".repeat(CameraConfigReader.MAX_BYTES + 1)))
                .singleElement()
                .extracting(ConfigurationProblem::reason)
                .isEqualTo("it has more than 262144 bytes");
    }

    @Test
    void aMissingFileAndAFolderAreRefused() throws IOException {
        assertThat(problems()).hasSize(1);
        Files.createDirectory(file());
        assertThat(problems()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{", "a: [", "- ", "? ", "[{a: ", "a: {b: "})
    @Timeout(10)
    void deepNestingIsRefusedSoon(String unit) {
        assertThat(problems(unit.repeat(CameraConfigReader.MAX_BYTES / unit.length())))
                .isNotEmpty();
        assertThat(problems("fps: " + unit.repeat((CameraConfigReader.MAX_BYTES - 5) / unit.length())))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"retainExtensions: [%s]", "{%s}", "%s", "device: '%s'", "fps: {%s}"})
    @Timeout(10)
    void aLongLineIsRefusedSoon(String frame) {
        assertThat(problems(frame.formatted("a, ".repeat(80_000)))).isNotEmpty();
    }

    private Path file() {
        return folder.resolve("config.yaml");
    }

    private CameraFile read(String text) throws IOException, ConfigurationException {
        Files.writeString(file(), text);
        return new CameraConfigReader().read("default", file());
    }

    private List<ConfigurationProblem> problems(String text) {
        return assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(text))
                .actual()
                .problems();
    }

    private List<ConfigurationProblem> problems() {
        return assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new CameraConfigReader().read("default", file()))
                .actual()
                .problems();
    }

    @Test
    void tlsIsOnWhereACertificateIsNamedUnlessTheFileSaysOtherwise() throws Exception {
        assertThat(tls("width: 640")).isEqualTo(TlsConfig.Mode.OFF);
        assertThat(tls("pfxPath: a.pfx")).isEqualTo(TlsConfig.Mode.ON);
        assertThat(tls("certificateType: pem\npemCertPath: a.pem")).isEqualTo(TlsConfig.Mode.ON);
        assertThat(tls("pfxPath: a.pfx\ntls: off")).isEqualTo(TlsConfig.Mode.OFF);
        assertThat(tls("tls: on")).isEqualTo(TlsConfig.Mode.ON);
        assertThat(tls("tls: auto")).isEqualTo(TlsConfig.Mode.AUTO);
    }

    private TlsConfig.Mode tls(String yaml) throws Exception {
        return read(yaml).node().tls().mode();
    }
}
