package io.dromedary.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShippedFilesTest {

    @TempDir
    private Path folder;

    private Path first;
    private Path second;
    private Path home;

    @BeforeEach
    void packages() throws IOException {
        first = folder.resolve("first");
        second = folder.resolve("second");
        home = folder.resolve("home");
        ship(first, "routes/start.camel.yaml", "start 1");
        ship(first, "routes/stop.camel.yaml", "stop 1");
        ship(first, "config/config.yaml", "device: auto");
        ship(second, "routes/start.camel.yaml", "start 2");
        ship(second, "routes/record.camel.yaml", "record 2");
        ship(second, "config/config.yaml", "device: auto");
    }

    @Test
    void anEmptyHomeGetsEverything() throws Exception {
        assertThat(ShippedFiles.bringTo(first, home)).isEmpty();

        assertThat(home.resolve("routes/start.camel.yaml")).hasContent("start 1");
        assertThat(home.resolve("config/config.yaml")).hasContent("device: auto");
    }

    @Test
    void whatIsAsItCameIsRenewedAndWhatIsNoLongerNeededGoes() throws Exception {
        ShippedFiles.bringTo(first, home);

        assertThat(ShippedFiles.bringTo(second, home))
                .containsExactly(
                        "routes/start.camel.yaml was renewed",
                        "routes/stop.camel.yaml is no longer needed and was deleted");
        assertThat(home.resolve("routes/start.camel.yaml")).hasContent("start 2");
        assertThat(home.resolve("routes/record.camel.yaml")).hasContent("record 2");
        assertThat(home.resolve("routes/stop.camel.yaml")).doesNotExist();
    }

    @Test
    void whatWasEditedOrAddedOrDeletedStaysSo() throws Exception {
        ShippedFiles.bringTo(first, home);
        write(home, "routes/start.camel.yaml", "mine");
        write(home, "routes/stop.camel.yaml", "mine too");
        write(home, "routes/archive.camel.yaml", "added");
        Files.delete(home.resolve("config/config.yaml"));

        assertThat(ShippedFiles.bringTo(second, home))
                .containsExactly(
                        "routes/start.camel.yaml is yours and stays; the new one is shipped/routes/start.camel.yaml",
                        "routes/stop.camel.yaml is no longer part of the package; yours stays");
        assertThat(home.resolve("routes/start.camel.yaml")).hasContent("mine");
        assertThat(home.resolve("routes/stop.camel.yaml")).hasContent("mine too");
        assertThat(home.resolve("routes/archive.camel.yaml")).hasContent("added");
        assertThat(home.resolve("config/config.yaml")).doesNotExist();
        assertThat(home.resolve("shipped/routes/start.camel.yaml")).hasContent("start 2");
    }

    @Test
    void theOperatorIsToldOnceAndNotAtEveryStart() throws Exception {
        ShippedFiles.bringTo(first, home);
        write(home, "routes/start.camel.yaml", "mine");
        ShippedFiles.bringTo(second, home);

        assertThat(ShippedFiles.bringTo(second, home)).isEmpty();
    }

    @Test
    void aPackageThatIsItsOwnHomeIsLeftAlone() throws Exception {
        write(first, "routes/start.camel.yaml", "mine");

        assertThat(ShippedFiles.bringTo(first, first)).isEmpty();
        assertThat(first.resolve("routes/start.camel.yaml")).hasContent("mine");
    }

    @Test
    void anUnpackedPackageIsAHomeThatTheNextOneRenews() throws Exception {
        for (String file : List.of("routes/start.camel.yaml", "routes/stop.camel.yaml", "config/config.yaml")) {
            write(first, file, Files.readString(first.resolve("shipped").resolve(file)));
        }
        write(first, "config/config.yaml", "device: test");

        ShippedFiles.bringTo(second, first);

        assertThat(first.resolve("routes/start.camel.yaml")).hasContent("start 2");
        assertThat(first.resolve("config/config.yaml")).hasContent("device: test");
    }

    @Test
    void anUpgradeThatWasBrokenOffIsDoneAgain() throws Exception {
        ShippedFiles.bringTo(first, home);
        write(home, "routes/start.camel.yaml", "start 2"); // renewed, and then the power went

        assertThat(ShippedFiles.bringTo(second, home))
                .containsExactly("routes/stop.camel.yaml is no longer needed and was deleted");
        assertThat(home.resolve("shipped/routes/start.camel.yaml")).hasContent("start 2");
    }

    @Test
    void aFolderWithoutShippedFilesChangesNothing() throws Exception {
        assertThat(ShippedFiles.bringTo(folder.resolve("nothing"), home)).isEmpty();
        assertThat(home).doesNotExist();
    }

    private static void ship(Path packed, String file, String text) throws IOException {
        write(packed.resolve(ShippedFiles.SHIPPED), file, text);
    }

    private static void write(Path folder, String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
