package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dromedary.testing.Await;
import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.SignedCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is recorded is told, protected, and swept as the settings say. */
final class SegmentsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningNode node;

    @BeforeAll
    static void start() throws Exception {
        NodeSetup setup = NodeSetup.usual()
                .camera("segmentUnit", "second")
                .camera("segmentSeconds", "1")
                .camera("retainSafeWindowSeconds", "0")
                .camera("retainMaxFiles", "0")
                .file("recordings/camera_2020-01-01.mp4", new byte[100]);
        node = RunningNode.start(setup).awaitPicture();
        Await.until("five segments", PATIENCE, () -> closed().size() >= 5);
        assertThat(node.commands().post("/stop").status()).isEqualTo(200);
        Await.until(
                "the last is closed",
                PATIENCE,
                () -> closed().size() == segments().size());
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
    }

    @Test
    void theSegmentsAreToldWithAllThatIsKnownOfThem() throws Exception {
        JsonNode answer = recordings("");

        assertThat(answer.path("more").asBoolean()).isFalse();
        assertThat(answer.path("gaps")).isEmpty();
        for (JsonNode segment : answer.path("segments")) {
            Path file = node.home()
                    .resolve("recordings")
                    .resolve(segment.path("file").asText());
            assertThat(segment.path("camera").asText()).isEqualTo("default");
            assertThat(segment.path("bytes").asLong()).isEqualTo(Files.size(file));
            assertThat(segment.path("codec").asText()).isEqualTo("h264");
            assertThat(segment.path("width").asInt()).isEqualTo(320);
            assertThat(segment.path("height").asInt()).isEqualTo(180);
            assertThat(segment.path("open").asBoolean()).isFalse();
            assertThat(segment.path("cutShort").asBoolean()).isFalse();
            assertThat(segment.path("protected").asBoolean(true)).isFalse();
        }
    }

    @Test
    void aSpanOfTimeHasOnlyTheSegmentsThatTouchIt() throws Exception {
        JsonNode all = recordings("").path("segments");
        String from = all.path(1).path("from").asText();
        String to = all.path(1).path("to").asText();

        JsonNode some =
                recordings(",\"from\":\"" + from + "\",\"to\":\"" + to + "\"").path("segments");

        assertThat(some).isNotEmpty().hasSizeLessThanOrEqualTo(3).contains(all.path(1));
        assertThat(recordings(",\"to\":\"1999-01-01T00:00:00Z\"").path("segments"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            /recordings         | ,"from":"today"                                  | 400
            /recordings         | ,"from":17                                       | 400
            /recordings         | ,"camera":7                                      | 400
            /recordings         | ,"camera":"none"                                 | 404
            /recordings         | ,"camera":"../x"                                 | 404
            /recordings/protect | ,"file":"a.mp4"                                  | 400
            /recordings/protect | ,"protected":true                                | 400
            /recordings/protect | ,"file":"../a.mp4","protected":true              | 400
            /recordings/protect | ,"file":"\\u0000","protected":true               | 400
            /recordings/protect | ,"file":"..","protected":true                    | 404
            /recordings/protect | ,"file":"camera_2020-01-01.mp4","protected":true | 404
            /recordings/protect | ,"file":"a.mp4","protected":true,"camera":"none" | 404
            /recordings/sweep   | ,"dryRun":"no"                                   | 400
            """)
    void whatMakesNoSenseIsRefused(String path, String more, int status) throws Exception {
        assertThat(post(path, more).status()).isEqualTo(status);
        assertThat(node.home().resolve("recordings/camera_2020-01-01.mp4.protected"))
                .doesNotExist();
    }

    @Test
    void viewersNeitherSeeNorProtectNorSweep() throws Exception {
        SignedCommands viewer = node.commands().by(node.accessKey());
        for (String path : List.of("/recordings", "/recordings/protect", "/recordings/sweep")) {
            assertThat(viewer.post(path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void aSweepKeepsTheNewestTheProtectedAndWhatIsNotOurs() throws Exception {
        List<String> all = closed();
        assertThat(post("/recordings/protect", ",\"file\":\"" + all.get(0) + "\",\"protected\":true")
                        .body())
                .isEqualTo("{\"protected\":true}");
        Await.until(
                "it is known",
                PATIENCE,
                () -> segments().path(0).path("protected").asBoolean());
        node.configure(NodeSetup.SMALL + """
                segmentUnit: second
                segmentSeconds: 1
                retainSafeWindowSeconds: 0
                retainMaxFiles: 2
                retentionSweepSeconds: 86400
                streamOnly: true
                """);
        assertThat(post("/apply", "").status()).isEqualTo(200);

        JsonNode dry = JSON.readTree(post("/recordings/sweep", "").body());
        assertThat(dry.path("dryRun").asBoolean()).isTrue();
        assertThat(dry.path("segments"))
                .extracting(segment -> segment.path("file").asText())
                .containsExactlyElementsOf(all.subList(1, all.size() - 2));
        assertThat(dry.path("segments").path(0).path("why").asText()).isEqualTo("more than retainMaxFiles");
        assertThat(files()).containsAll(all);

        JsonNode swept =
                JSON.readTree(post("/recordings/sweep", ",\"dryRun\":false").body());

        assertThat(swept.path("segments")).isEqualTo(dry.path("segments"));
        assertThat(files())
                .containsExactlyInAnyOrder(
                        all.get(0), all.get(all.size() - 2), all.get(all.size() - 1), "camera_2020-01-01.mp4");
        Await.until("the index follows", PATIENCE, () -> segments().size() == 3);

        node.configure(NodeSetup.SMALL + """
                retainSafeWindowSeconds: 0
                retainMaxFiles: 1
                retentionSweepSeconds: 1
                streamOnly: true
                """);
        assertThat(post("/apply", "").status()).isEqualTo(200);
        Await.until("the timer sweeps", PATIENCE, () -> segments().size() == 2);
        assertThat(files()).contains(all.get(0), all.get(all.size() - 1), "camera_2020-01-01.mp4");
        assertThat(node.commands().camera().path("retention").path("problem").asText("?"))
                .isEmpty();
    }

    private static List<String> files() throws IOException {
        try (var files = Files.list(node.home().resolve("recordings"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".mp4"))
                    .toList();
        }
    }

    private static List<String> closed() {
        List<String> closed = new ArrayList<>();
        for (JsonNode segment : segments()) {
            if (!segment.path("open").asBoolean()) {
                closed.add(segment.path("file").asText());
            }
        }
        return closed;
    }

    private static JsonNode segments() {
        try {
            return recordings("").path("segments");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode recordings(String more) throws IOException {
        return JSON.readTree(post("/recordings", more).body());
    }

    /** No two commands are signed alike, and the clock stays as it is: segments are named after it. */
    private static HttpAnswer post(String path, String more) throws IOException {
        return node.commands()
                .post(path, "{\"ts\":" + node.clock().seconds() + ",\"n\":" + System.nanoTime() + more + "}");
    }
}
