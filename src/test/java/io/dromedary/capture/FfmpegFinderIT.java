package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class FfmpegFinderIT {

    @TempDir
    private Path folder;

    private Path onPath;
    private Path beside;
    private FfmpegFinder finder;

    @BeforeEach
    void places() throws IOException {
        onPath = Files.createDirectory(folder.resolve("path"));
        beside = Files.createDirectory(folder.resolve("beside"));
        finder = finder(folder.resolve("cache/dromedary"));
    }

    private FfmpegFinder finder(Path cache) {
        return new FfmpegFinder(new SearchPath(List.of(onPath)), beside, cache);
    }

    private static Path program(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void theConfiguredOneComesFirstThenThePathThenBesideThenTheBundledOne() throws Exception {
        Path configured = program(folder.resolve("own"), "echo ffmpeg version 9.1-own");
        Path path = program(onPath.resolve("ffmpeg"), "echo ffmpeg version 9.2-path");
        Path near = program(beside.resolve("ffmpeg"), "echo ffmpeg version 9.3-beside");

        assertThat(finder.find(configured.toString()))
                .isEqualTo(new Ffmpeg(configured, "9.1-own", Ffmpeg.Origin.CONFIGURED, true));
        assertThat(finder.find("")).isEqualTo(new Ffmpeg(path, "9.2-path", Ffmpeg.Origin.SEARCH_PATH, true));
        Files.delete(path);
        assertThat(finder.find("ffmpeg")).isEqualTo(new Ffmpeg(near, "9.3-beside", Ffmpeg.Origin.BESIDE, true));
        Files.delete(near);
        assertThat(finder.find("").origin()).isEqualTo(Ffmpeg.Origin.BUNDLED);
    }

    @Test
    void theBundledOneRunsAndIsUnpackedOnce() throws Exception {
        Ffmpeg first = finder.find("");
        var written = Files.getLastModifiedTime(first.path());
        Ffmpeg second = finder(folder.resolve("cache/dromedary")).find("");

        assertThat(first.version()).startsWith("4.4.1");
        assertThat(second).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(second.path())).isEqualTo(written);
        assertThat(Files.getPosixFilePermissions(first.path().getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(first.path().getParent()).isDirectoryContaining(file -> file.equals(first.path()));
    }

    @Test
    void aDamagedCopyIsReplaced() throws Exception {
        Path copy = finder.find("").path();
        byte[] bytes = Files.readAllBytes(copy);
        bytes[bytes.length / 2] ^= 1;
        Files.write(copy, bytes);

        assertThat(finder(folder.resolve("cache/dromedary")).find("").version()).startsWith("4.4.1");
        assertThat(Files.readAllBytes(copy)[bytes.length / 2]).isEqualTo((byte) (bytes[bytes.length / 2] ^ 1));
    }

    @Test
    void aFolderThatOthersMayWriteIsNotTrusted() throws Exception {
        Path cache = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> finder(cache).find(""))
                .isInstanceOf(FfmpegMissingException.class)
                .hasMessageContaining("set ffmpegPath to an executable file");
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsALinkIsNotTrusted() throws Exception {
        Path cache = Files.createSymbolicLink(folder.resolve("link"), beside);

        assertThatThrownBy(() -> finder(cache).find("")).isInstanceOf(FfmpegMissingException.class);
    }

    @Test
    void aConfiguredFileThatIsNoFfmpegIsAnErrorThatSaysSo() throws Exception {
        Path wrong = program(folder.resolve("wrong"), "echo hello");

        assertThatThrownBy(() -> finder.find(wrong.toString()))
                .isInstanceOf(FfmpegMissingException.class)
                .hasMessageContainingAll("ffmpegPath is " + wrong, "did not say its version");
        assertThatThrownBy(() -> finder.find("/nowhere/ffmpeg"))
                .isInstanceOf(FfmpegMissingException.class)
                .hasMessageContaining("no executable file");
        assertThatThrownBy(() -> finder.find("my-ffmpeg"))
                .isInstanceOf(FfmpegMissingException.class)
                .hasMessageContaining("no working my-ffmpeg on the PATH");
    }

    @Test
    void oneThatHangsOrNeverStopsTalkingIsPassedOverInTime() throws Exception {
        program(onPath.resolve("ffmpeg"), "sleep 60 & yes");
        program(beside.resolve("ffmpeg"), "echo ffmpeg version 9.3-beside");
        long begin = System.nanoTime();

        assertThat(finder.find("").origin()).isEqualTo(Ffmpeg.Origin.BESIDE);
        assertThat(System.nanoTime() - begin).isLessThan(8_000_000_000L);
    }
}
