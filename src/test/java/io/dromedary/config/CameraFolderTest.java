package io.dromedary.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CameraFolderTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderWithoutFilesIsTheDefaultCamera() throws Exception {
        assertThat(names(CameraFolder.named(folder))).containsExactly("default");
    }

    @Test
    void aMissingFolderIsTheDefaultCameraUnlessItWasNamed() throws Exception {
        Path missing = folder.resolve("missing");

        assertThat(names(CameraFolder.usual(missing))).containsExactly("default");
        assertThat(problems(CameraFolder.named(missing)))
                .containsExactly(new ConfigurationProblem(missing, 0, "there is no such file or folder"));
    }

    @Test
    void eachFurtherFileIsACameraOfItsName() throws Exception {
        write("config.yaml", "fps: 10");
        write("cameras/yard-2.yaml", "fps: 12");
        write("cameras/front-door.yaml", "fps: 11");

        List<CameraFile> cameras = CameraFolder.named(folder).read();

        assertThat(cameras)
                .extracting(file ->
                        file.camera().name() + " " + file.camera().input().fps())
                .containsExactly("default 10", "front-door 11", "yard-2 12");
        assertThat(cameras.get(1).file()).isEqualTo(folder.resolve("cameras/front-door.yaml"));
    }

    @Test
    void aNamedFileIsTheDefaultCameraAndTheOthersAreBesideIt() throws Exception {
        Path file = write("mine.yml", "fps: 10");
        write("config.yaml", "fps: 99");
        write("cameras/yard.yaml", "fps: 11");

        assertThat(CameraFolder.named(file).read())
                .extracting(camera -> camera.camera().input().fps())
                .containsExactly(10, 11);
    }

    @Test
    void filesThatEditorsLeaveAreNotCameras() throws Exception {
        write("cameras/.yard.yaml", "nonsense");
        write("cameras/yard.yaml~", "nonsense");
        write("cameras/yard.yaml.swp", "nonsense");
        write("cameras/README.md", "nonsense");

        assertThat(names(CameraFolder.named(folder))).containsExactly("default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "Yard", "a_b", "two words", "a.b", "abcdefghijklmnopqrstuvwxyz0123456"})
    void aFileWhoseNameIsNoCamerasNameIsRefused(String name) throws IOException {
        Path file = write("cameras/" + name + ".yaml", "fps: 10");

        assertThat(problems(CameraFolder.named(folder)))
                .extracting(ConfigurationProblem::file)
                .containsExactly(file);
    }

    @Test
    void theProblemsOfAllFilesAreReportedTogether() throws IOException {
        Path main = write("config.yaml", "fps: 0\nwidth: 0");
        Path yard = write("cameras/yard.yaml", "[");
        Path wrong = write("cameras/Wrong.yaml", "");

        assertThat(problems(CameraFolder.named(folder)))
                .extracting(ConfigurationProblem::file)
                .containsExactly(main, main, wrong, yard);
    }

    @Test
    void moreThan64FurtherCamerasAreRefused() throws Exception {
        for (int i = 0; i < CameraFolder.MAX_CAMERAS; i++) {
            write("cameras/" + i + ".yaml", "");
        }
        assertThat(names(CameraFolder.named(folder))).hasSize(65);

        write("cameras/more.yaml", "");
        assertThat(problems(CameraFolder.named(folder))).hasSize(1);
    }

    private Path write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("cameras"));
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<String> names(CameraFolder cameras) throws ConfigurationException {
        return cameras.read().stream().map(file -> file.camera().name()).toList();
    }

    private static List<ConfigurationProblem> problems(CameraFolder cameras) {
        return assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(cameras::read)
                .actual()
                .problems();
    }
}
