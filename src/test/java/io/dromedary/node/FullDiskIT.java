package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.testing.Await;
import io.dromedary.testing.Mp4;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.TestViewer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real disk that is really full; needs the right to mount one, and is skipped without. */
@EnabledOnOs(OS.LINUX)
final class FullDiskIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration RESUMES_WITHIN = Duration.ofSeconds(5);

    private static final String DISK_SIZE = "size=40m";

    @TempDir
    private Path folder;

    @Test
    void aFullDiskPausesTheRecordingUntilThereIsSpaceAndViewersSeeEveryPicture() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(ran("mount", "-t", "tmpfs", "-o", DISK_SIZE, "tmpfs", disk.toString()), "no right to mount");
        try (RunningNode node = RunningNode.start(NodeSetup.usual().camera("outputDir", disk.toString()))
                        .awaitPicture();
                TestViewer viewer = node.watch()) {
            awaitState(node, "recording", PATIENCE);
            Path filler = disk.resolve("filler");
            fill(filler);
            awaitState(node, "paused", PATIENCE);
            assertThat(recording(node).path("reason").asText()).isEqualTo("the disk of " + disk + " is full");

            Files.delete(filler);

            long millis = awaitState(node, "recording", RESUMES_WITHIN).toMillis();
            Figures.note("full disk to recording, ms", List.of(millis));
            assertThat(Mp4.runs(viewer.plaintext()).get(0).isWithoutGap()).isTrue();
        } finally {
            ran("umount", "-l", disk.toString());
        }
    }

    private static Duration awaitState(RunningNode node, String state, Duration limit) {
        return Await.until(
                state, limit, () -> recording(node).path("state").asText().equals(state));
    }

    private static JsonNode recording(RunningNode node) {
        try {
            return node.commands().camera().path("recording");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Path filler) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] block = new byte[4096];
            for (; ; ) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static boolean ran(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
