package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.config.CameraConfig;
import io.dromedary.config.CameraConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tables in {@code src/test/resources/encoders}: what each combination of settings makes of ffmpeg's arguments.
 *
 * <p>A line that begins with {@code #} is a remark. Each other paragraph is one case: its first line has the settings,
 * its other lines, which are indented, the arguments or the refusal. The words that are always the same are left out.
 */
final class ArgumentTablesTest {

    private static final Path TABLES = Path.of("src/test/resources/encoders");
    private static final Ffmpeg BUNDLED = new Ffmpeg(Path.of("/f"), "4.4.1-static", Ffmpeg.Origin.BUNDLED, false);
    private static final Ffmpeg NEW =
            new Ffmpeg(Path.of("/f"), "7.1", Ffmpeg.Origin.SEARCH_PATH, false, Set.of("libsvtav1"));

    @TempDir
    private Path folder;

    private record Row(String settings, List<String> arguments) {}

    @TestFactory
    Stream<DynamicTest> encoders() throws IOException {
        return table("encoders.txt", true);
    }

    @TestFactory
    Stream<DynamicTest> pipes() throws IOException {
        return table("pipes.txt", true);
    }

    @TestFactory
    Stream<DynamicTest> sources() throws IOException {
        return table("sources.txt", false);
    }

    @Test
    void everyEncoderIsThereWithEveryCodec() throws IOException {
        List<String> settings = rows("encoders.txt").stream().map(Row::settings).toList();

        for (String encoder : List.of("cpu", "qsv", "nvenc", "vaapi", "v4l2m2m")) {
            for (String codec : List.of("h264", "h265", "vp9", "av1")) {
                assertThat(settings).contains("encoder: " + encoder + ", videoCodec: " + codec);
            }
        }
    }

    private Stream<DynamicTest> table(String name, boolean withoutSource) throws IOException {
        return rows(name).stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.settings(),
                        () -> assertThat(arguments(row.settings(), withoutSource))
                                .isEqualTo(String.join(" ", row.arguments()))));
    }

    private static List<Row> rows(String name) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(TABLES.resolve(name))) {
            if (line.startsWith(" ")) {
                rows.get(rows.size() - 1).arguments().add(line.strip());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                rows.add(new Row(line.strip(), new ArrayList<>()));
            }
        }
        return rows;
    }

    private String arguments(String settings, boolean withoutSource) throws Exception {
        boolean windows = settings.contains("platform: windows");
        Ffmpeg ffmpeg = settings.endsWith("(ffmpeg 7.1)") ? NEW : BUNDLED;
        Path file = folder.resolve("camera.yaml");
        String yaml = settings.replace(" (ffmpeg 7.1)", "").replace(", ", "\n");
        Files.writeString(file, "width: 1280\nheight: 720\n" + yaml + "\n");
        CameraConfig camera = new CameraConfigReader().read("main", file).camera();
        String named = camera.input().device();
        CaptureDevice device = CaptureDevice.of(
                named.equals("auto") ? "test" : named, camera.input().platform(), windows);
        try {
            String line =
                    String.join(" ", command(camera, device, ffmpeg, windows).arguments());
            return withoutSource ? encoding(line) : line.replace("-hide_banner -nostats -loglevel warning ", "");
        } catch (CaptureRefusedException e) {
            return "refused: " + e.getMessage();
        }
    }

    private static CaptureCommand command(CameraConfig camera, CaptureDevice device, Ffmpeg ffmpeg, boolean windows)
            throws Exception {
        SoundSource sound = SoundSource.of(camera.sound(), device, windows);
        return CaptureCommand.of(
                new CapturePlan(
                        camera,
                        device,
                        sound,
                        ffmpeg,
                        EncoderFamily.of(camera.encoding().encoder())),
                java.util.Map.of(),
                List.of());
    }

    /** Leaves out what does not depend on the encoder and the pipe. */
    private static String encoding(String line) {
        return line.replace("-hide_banner -nostats -loglevel warning ", "")
                .replaceAll("-protocol_whitelist none -re -f lavfi -i testsrc2\\S+ ", "")
                .replace("-map 0:v:0 -an -sn -dn -vf scale=w=trunc(iw/2)*2:h=trunc(ih/2)*2 ", "")
                .replace("-map 0:v:0 -an -sn -dn ", "")
                .replaceAll("(-vsync|-fps_mode) vfr ", "")
                .replace(" -flush_packets 1 pipe:1", "");
    }
}
