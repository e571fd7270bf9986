package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.testing.Await;
import io.dromedary.testing.Decoded;
import io.dromedary.testing.Mp4;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.TestViewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A node records its camera, and its viewers do not notice. */
final class RecordingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String ANNOUNCED = """
            - route:
                id: segment-closed
                description: Write down each segment
                from:
                  uri: direct:segment-closed
                  steps:
                    - setBody:
                        simple: "${header.camera} ${header.path} ${header.bytes} ${header.from} ${header.to}"
                    - to: file:%s?fileName=segments.txt&fileExist=Append&appendChars=\\n
            """;

    @Test
    void segmentsOfTwoSecondsPlayAndViewersSeeEveryPicture() throws Exception {
        try (RunningNode node = RunningNode.start(everyTwoSeconds()).awaitPicture();
                TestViewer viewer = node.watch()) {
            Await.until("three segments", PATIENCE, () -> segments(node).size() > 3);
            JsonNode recording = recording(node);
            assertThat(recording.path("state").asText()).isEqualTo("recording");
            assertThat(recording.path("writtenBytes").asLong()).isPositive();
            assertThat(recording.path("lastSyncAgeMillis").asLong()).isLessThan(30_000);
            assertThat(recording.path("droppedGops").asLong()).isZero();

            assertThat(node.commands().post("/stop").status()).isEqualTo(200);
            Await.until(
                    "the last one is closed",
                    PATIENCE,
                    () -> recording(node).path("state").asText().equals("waiting"));

            for (Path segment : segments(node)) {
                Decoded decoded = Decoded.of(Files.readAllBytes(segment));
                assertThat(decoded.errors()).as("%s", segment).isEmpty();
                assertThat(decoded.frames()).as("%s", segment).isPositive();
            }
            Mp4.Run seen = Mp4.runs(viewer.plaintext()).get(0);
            assertThat(seen.isWithoutGap()).isTrue();
        }
    }

    @Test
    void aDiskThatIsTakenAwayPausesTheRecordingAndNotThePicture() throws Exception {
        try (RunningNode node = RunningNode.start(everyTwoSeconds()).awaitPicture();
                TestViewer viewer = node.watch()) {
            Await.until("a segment", PATIENCE, () -> segments(node).size() > 1);
            Path folder = node.home().resolve("recordings");
            Path away = node.home().resolve("away");
            Files.move(folder, away);
            Await.until(
                    "the pause",
                    PATIENCE,
                    () -> recording(node).path("state").asText().equals("paused"));
            assertThat(recording(node).path("reason").asText()).contains("is gone: is its disk mounted?");
            int seen = viewer.mediaCount();
            viewer.awaitMedia(seen + 30);

            Files.move(away, folder);

            Await.until(
                    "it goes on",
                    PATIENCE,
                    () -> recording(node).path("state").asText().equals("recording"));
            assertThat(Mp4.runs(viewer.plaintext()).get(0).isWithoutGap()).isTrue();
        }
    }

    @Test
    void aRouteHearsOfEachSegmentThatIsClosed() throws Exception {
        try (RunningNode node = RunningNode.start(everyTwoSeconds()).awaitPicture()) {
            Path notes = node.home().resolve("notes/segments.txt");
            Files.writeString(
                    node.home().resolve("routes/segment-closed.camel.yaml"), ANNOUNCED.formatted(notes.getParent()));
            Await.until("two announcements", PATIENCE, () -> lines(notes).size() > 1);
            String first = lines(notes).get(0);
            assertThat(first).startsWith("default camera_20");
            Path file = node.home().resolve("recordings").resolve(first.split(" ", -1)[1]);
            assertThat(Long.parseLong(first.split(" ", -1)[2])).isEqualTo(Files.size(file));
        }
    }

    @Test
    void nothingIsWrittenIfNothingIsToBeRecorded() throws Exception {
        try (RunningNode node = RunningNode.start(NodeSetup.usual().camera("streamOnly", "true"))
                .awaitPicture()) {
            assertThat(recording(node).path("state").asText()).isEqualTo("off");
            assertThat(node.home().resolve("recordings")).doesNotExist();
        }
    }

    private static NodeSetup everyTwoSeconds() throws IOException {
        return NodeSetup.usual().camera("segmentUnit", "second").camera("segmentSeconds", "2");
    }

    private static JsonNode recording(RunningNode node) {
        try {
            return node.commands().camera().path("recording");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> segments(RunningNode node) {
        Path folder = node.home().resolve("recordings");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".mp4"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
