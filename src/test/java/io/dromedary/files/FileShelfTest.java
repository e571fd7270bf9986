package io.dromedary.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dromedary.config.RetentionConfig;
import io.dromedary.http.BadRequestException;
import io.dromedary.http.ForbiddenException;
import io.dromedary.http.NoSuchRecordingException;
import io.dromedary.recording.RecordingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileShelfTest {

    @TempDir
    private Path home;

    private FileShelf shelf = shelf(Path.of("/"), true);

    @BeforeEach
    void fill() throws IOException {
        Path root = Files.createDirectory(home.resolve("recordings"));
        shelf = shelf(root, true);
        Files.writeString(root.resolve("b.mp4"), "b");
        Files.writeString(root.resolve("a.MP4"), "a");
        Files.writeString(root.resolve("notes.txt"), "private");
        Files.writeString(root.resolve(".dromedary-recordings"), "word");
        Files.writeString(home.resolve("secret.mp4"), "secret");
        Files.createSymbolicLink(root.resolve("link.mp4"), home.resolve("secret.mp4"));
        Files.createDirectory(root.resolve("folder.mp4"));
        Files.writeString(Files.createDirectory(root.resolve("garden")).resolve("c.mp4"), "c");
    }

    @Test
    void onlyPlainFilesWithOurEndingsAreListed() throws Exception {
        assertThat(shelf.names()).containsExactly("a.MP4", "b.mp4");
    }

    @Test
    void aPlainFileIsFound() throws Exception {
        assertThat(shelf.find("b.mp4").version().bytes()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.mp4",
                "garden/c.mp4",
                "/etc/passwd.mp4",
                "..\\secret.mp4",
                "C:\\x.mp4",
                "./b.mp4",
                "b.mp4/",
                "b.mp4\u0000.mp4",
                "\u0000.mp4"
            })
    void moreThanANameIsABadRequest(String name) {
        assertThatThrownBy(() -> shelf.find(name)).isInstanceOf(BadRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notes.txt",
                ".dromedary-recordings",
                "..",
                ".",
                "CON",
                "b.mp4 ",
                "b.mp4\n",
                "mp4",
                "b.mp4.protected"
            })
    void anotherEndingIsForbidden(String name) {
        assertThatThrownBy(() -> shelf.find(name)).isInstanceOf(ForbiddenException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "link.mp4",
                "folder.mp4",
                "none.mp4",
                "CON.mp4",
                "~.mp4",
                "%2e%2e.mp4",
                "B.mp4",
                "\u202egp4.mp4",
                "\ud83d\udc2a.mp4"
            })
    void whatIsNoPlainFileIsNotThere(String name) {
        assertThatThrownBy(() -> shelf.find(name)).isInstanceOf(NoSuchRecordingException.class);
    }

    @Test
    void aNameThatIsTooLongIsNotThere() {
        assertThatThrownBy(() -> shelf.find("x".repeat(300) + ".mp4")).isInstanceOf(NoSuchRecordingException.class);
    }

    @Test
    void nothingIsShownIfTheOperatorSaysSoOrTheFolderIsAway() {
        FileShelf closed = shelf(shelf.folder().root(), false);
        FileShelf away = shelf(home.resolve("away"), true);

        assertThatThrownBy(closed::names).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> closed.find("b.mp4")).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(away::names).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> away.find("b.mp4")).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void ofAHundredThousandFilesTheNewestTenThousandAreListedInSeconds() throws Exception {
        Path large = Files.createDirectory(home.resolve("large"));
        for (int i = 0; i < 100_000; i++) {
            Files.createFile(large.resolve("camera_%06d.mp4".formatted(i)));
        }
        long start = System.nanoTime();

        List<String> names = shelf(large, true).names();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(names).hasSize(FileShelf.MAX_NAMES).startsWith("camera_090000.mp4");
        assertThat(names).endsWith("camera_099999.mp4");
    }

    private static FileShelf shelf(Path root, boolean enabled) {
        RetentionConfig endings = new RetentionConfig(
                true, 1, Duration.ofSeconds(60), Duration.ZERO, "camera_", List.of("mp4", ".mkv"), 0, 0, 0);
        return new FileShelf(new RecordingFolder(root, root), enabled, endings);
    }
}
