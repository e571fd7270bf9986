package io.dromedary.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dromedary.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What one process owns, seen from another. */
@EnabledOnOs(OS.LINUX)
final class OwnershipIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Path device;
    private Process other;
    private ProcessHandle child;

    @BeforeEach
    void anotherProcessOwnsThem() throws IOException {
        device = Files.createFile(folder.resolve("video0"));
        Path pid = folder.resolve("pid");
        other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OwnUntilKilled.class.getName(),
                        folder.toString(),
                        device.toString(),
                        pid.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Await.until("a child", LIMIT, () -> text(pid).endsWith("\n"));
        child = ProcessHandle.of(Long.parseLong(text(pid).strip())).orElseThrow();
    }

    @AfterEach
    void endThem() throws InterruptedException {
        other.destroyForcibly().waitFor();
        child.destroyForcibly();
    }

    @Test
    void aDeviceOfAnotherProcessIsRefusedUntilThatProcessIsKilled() throws Exception {
        DeviceClaims ours = new DeviceClaims(Optional.of(folder), Path.of("/ours"), Clock.systemUTC());
        assertThatThrownBy(() -> ours.claim("street", device.toString()))
                .isInstanceOf(HeldException.class)
                .hasMessageContaining(device + " is captured by process " + other.pid() + " since ")
                .hasMessageContaining(", camera garden of the node in " + folder);
        assertThatThrownBy(() -> ours.claim("street", device.toString()))
                .as("looking does not free the lock")
                .isInstanceOf(HeldException.class);

        other.destroyForcibly().waitFor();

        ours.claim("street", device.toString());
        ours.close();
    }

    @Test
    void aFolderOfAnotherProcessIsRefusedUntilThatProcessIsKilled() throws Exception {
        assertThatThrownBy(() -> HomeLock.take(folder, Clock.systemUTC()))
                .isInstanceOf(HeldException.class)
                .hasMessageContaining("The folder " + folder + " is in use by process " + other.pid() + " since ");

        other.destroyForcibly().waitFor();

        HomeLock first = HomeLock.take(folder, Clock.systemUTC());
        HomeLock.take(folder, Clock.systemUTC()).close(); // the same process may
        first.close();
    }

    @Test
    void theChildrenOfARunThatWasKilledAreEndedAndNoOthers() throws Exception {
        Process bystander = new ProcessBuilder("sleep", "300").start();
        try (NodeRuns ours = new NodeRuns(Optional.of(folder), "DROMEDARY_NODE", new SecureRandom())) {
            ours.begin();
            assertThat(ours.endStrays()).as("of a run that lives").isZero();
            assertThat(child.isAlive()).isTrue();

            other.destroyForcibly().waitFor();

            assertThat(ours.endStrays()).as("the shell and what it started").isEqualTo(2);
            Await.until("the stray ends", LIMIT, () -> !child.isAlive());
            assertThat(bystander.isAlive()).isTrue();
            assertThat(ours.endStrays()).isZero();
            assertThat(notes()).as("our own note").isEqualTo(1);
        } finally {
            bystander.destroyForcibly().waitFor();
        }
        assertThat(notes()).isZero();
    }

    @Test
    void aRunWhoseNumberAnotherProcessHasNowIsDead() throws Exception {
        try (NodeRuns ours = new NodeRuns(Optional.of(folder), "DROMEDARY_NODE", new SecureRandom())) {
            Path note = note();
            Files.writeString(note, Files.readString(note).replaceFirst("(?m)/[0-9]+$", "/1"));

            assertThat(ours.endStrays()).isEqualTo(2);
        }
    }

    @Test
    void aDamagedNoteEndsNothing() throws Exception {
        Path note = note();
        NodeRuns ours = new NodeRuns(Optional.of(folder), "DROMEDARY_NODE", new SecureRandom());
        for (String text : new String[] {"", "1", "x\ny\nz\n", "999999999\nx\n\n", "999999999\nx\nPATH=\n"}) {
            Files.writeString(note, text);
            assertThat(ours.endStrays()).as(text).isZero();
        }
        assertThat(child.isAlive()).isTrue();
    }

    private Path note() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("run-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private long notes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("run-"))
                    .count();
        }
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
