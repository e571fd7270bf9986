package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.config.CameraConfig;
import io.dromedary.config.CameraConfigReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordingPlanTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    private Path home;

    @Test
    void settingsBecomeAPlan() throws Exception {
        CameraConfig camera = camera("default", """
                segmentUnit: second
                segmentSeconds: 90
                segmentMaxMB: 7
                recordingSyncSeconds: 5
                recordingTime: local
                fileNamePattern: x_%H
                """);

        assertThat(plan(camera, camera))
                .isEqualTo(new RecordingPlan(
                        "default",
                        home.resolve("recordings"),
                        home.resolve("recordings"),
                        "x_%H",
                        BERLIN,
                        Duration.ofSeconds(90),
                        false,
                        7_000_000,
                        Duration.ofSeconds(5)));
    }

    @Test
    void namesAreInUniversalTimeUnlessSaidOtherwise() throws Exception {
        CameraConfig camera = camera("default", "");

        assertThat(plan(camera, camera).zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void camerasThatShareAFolderGetOneOfTheirOwnInIt() throws Exception {
        CameraConfig first = camera("default", "outputDir: shared\n");
        CameraConfig garden = camera("garden", "outputDir: ./shared/\n");
        CameraConfig alone = camera("porch", "outputDir: elsewhere\n");

        assertThat(plan(first, first, garden, alone).folder()).isEqualTo(home.resolve("shared"));
        assertThat(plan(garden, first, garden, alone).folder()).isEqualTo(home.resolve("shared/garden"));
        assertThat(plan(garden, first, garden, alone).root()).isEqualTo(home.resolve("shared"));
        assertThat(plan(alone, first, garden, alone).folder()).isEqualTo(home.resolve("elsewhere"));
    }

    private RecordingPlan plan(CameraConfig camera, CameraConfig... all) {
        return RecordingPlan.of(camera, List.of(all), home, BERLIN);
    }

    private CameraConfig camera(String name, String yaml) throws Exception {
        Path file = home.resolve(name + ".yaml");
        Files.writeString(file, "device: test\n" + yaml);
        return new CameraConfigReader().read(name, file).camera();
    }
}
