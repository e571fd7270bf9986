package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.testing.Await;
import io.dromedary.testing.Mp4;
import io.dromedary.testing.NodeProcess;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.TestViewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A disk whose every write and sync fails for a while; needs a C compiler, and is skipped without. */
@EnabledOnOs(OS.LINUX)
final class FailingDiskIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RESUMES_WITHIN = Duration.ofSeconds(5);
    private static final String NOTE_EVENTS = """
            - route:
                id: write-events
                description: Append each event to a file
                from:
                  uri: direct:event
                  steps:
                    - to: file:events?fileName=all.txt&fileExist=Append&appendChars=\\n
            """;

    @TempDir
    private Path folder;

    private Path library = Path.of("");

    @BeforeEach
    void compile() throws Exception {
        library = folder.resolve("failing-disk.so");
        assumeTrue(compiles(), "no C compiler");
    }

    /** The numbers of Linux. */
    @ParameterizedTest
    @CsvSource({
        "5, the disk of RECORDINGS fails: Input/output error",
        "28, the disk of RECORDINGS is full",
        "30, the disk of RECORDINGS can only be read"
    })
    void recordingPausesAndResumesAndViewersSeeEveryPicture(int error, String reason) throws Exception {
        Path recordings = Files.createDirectory(folder.resolve("recordings"));
        Path fault = folder.resolve("fault");
        NodeSetup setup = NodeSetup.usual()
                .camera("outputDir", recordings.toString())
                .file("routes/note-event.camel.yaml", NOTE_EVENTS.getBytes(StandardCharsets.UTF_8));
        Map<String, String> failing = Map.of(
                "LD_PRELOAD", library.toString(),
                "FAILING_FOLDER", recordings.toString(),
                "FAILING_SWITCH", fault.toString());
        try (NodeProcess node = NodeProcess.start(setup, failing);
                TestViewer viewer = node.watch()) {
            awaitState(node, "recording", PATIENCE);

            Files.writeString(fault, Integer.toString(error));
            awaitState(node, "paused", PATIENCE);
            assertThat(recording(node).path("reason").asText())
                    .isEqualTo(reason.replace("RECORDINGS", recordings.toString()));
            viewer.awaitMedia(viewer.mediaCount() + 60);
            Files.delete(fault);

            long millis = awaitState(node, "recording", RESUMES_WITHIN).toMillis();
            Figures.note("disk works again to recording, ms", List.of(millis));
            assertThat(Mp4.runs(viewer.plaintext()).get(0).isWithoutGap()).isTrue();
            Path events = node.home().resolve("events/all.txt");
            Await.until("the events", PATIENCE, () -> read(events).contains("recording-resumed"));
            assertThat(read(events).lines()).hasSize(2).first().asString().contains("\"kind\":\"recording-paused\"");
        }
    }

    private boolean compiles() throws Exception {
        try {
            Process compiler = new ProcessBuilder(
                            "cc", "-shared", "-fPIC", "-o", library.toString(), "src/test/c/failing-disk.c", "-ldl")
                    .inheritIO()
                    .start();
            return compiler.waitFor(60, TimeUnit.SECONDS) && compiler.exitValue() == 0;
        } catch (IOException none) {
            return false;
        }
    }

    private static Duration awaitState(NodeProcess node, String state, Duration limit) {
        return Await.until(
                state, limit, () -> recording(node).path("state").asText().equals(state));
    }

    private static JsonNode recording(NodeProcess node) {
        try {
            return node.commands().camera("default").path("recording");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
