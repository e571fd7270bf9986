package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.testing.Await;
import io.dromedary.testing.NodeSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A running node sweeps as its settings say, when it is told to and by itself. */
final class SweepIT {

    private final SegmentQuestions asked;

    SweepIT() throws Exception {
        asked = SegmentQuestions.ofFiveSegments();
    }

    @AfterEach
    void stop() throws IOException {
        asked.node().close();
    }

    @Test
    void aSweepKeepsTheNewestTheProtectedAndWhatIsNotOurs() throws Exception {
        List<String> all = asked.closed();
        assertThat(asked.post("/recordings/protect", ",\"file\":\"" + all.get(0) + "\",\"protected\":true")
                        .body())
                .isEqualTo("{\"protected\":true}");
        Await.until(
                "it is known",
                SegmentQuestions.PATIENCE,
                () -> asked.segments().path(0).path("protected").asBoolean());
        asked.node().configure(NodeSetup.SMALL + """
                segmentUnit: second
                segmentSeconds: 1
                retainSafeWindowSeconds: 0
                retainMaxFiles: 2
                retentionSweepSeconds: 86400
                streamOnly: true
                """);
        assertThat(asked.post("/apply", "").status()).isEqualTo(200);

        JsonNode dry = SegmentQuestions.json(asked.post("/recordings/sweep", ""));
        assertThat(dry.path("dryRun").asBoolean()).isTrue();
        assertThat(dry.path("segments"))
                .extracting(segment -> segment.path("file").asText())
                .containsExactlyElementsOf(all.subList(1, all.size() - 2));
        assertThat(dry.path("segments").path(0).path("why").asText()).isEqualTo("more than retainMaxFiles");
        assertThat(files()).containsAll(all);

        JsonNode swept = SegmentQuestions.json(asked.post("/recordings/sweep", ",\"dryRun\":false"));

        assertThat(swept.path("segments")).isEqualTo(dry.path("segments"));
        assertThat(files())
                .containsExactlyInAnyOrder(
                        all.get(0), all.get(all.size() - 2), all.get(all.size() - 1), "camera_2020-01-01.mp4");
        Await.until(
                "the index follows",
                SegmentQuestions.PATIENCE,
                () -> asked.segments().size() == 3);

        asked.node().configure(NodeSetup.SMALL + """
                retainSafeWindowSeconds: 0
                retainMaxFiles: 1
                retentionSweepSeconds: 1
                streamOnly: true
                """);
        assertThat(asked.post("/apply", "").status()).isEqualTo(200);
        Await.until(
                "the timer sweeps",
                SegmentQuestions.PATIENCE,
                () -> asked.segments().size() == 2);
        assertThat(files()).contains(all.get(0), all.get(all.size() - 1), "camera_2020-01-01.mp4");
        assertThat(asked.node()
                        .commands()
                        .camera()
                        .path("retention")
                        .path("problem")
                        .asText("?"))
                .isEmpty();
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(asked.node().home().resolve("recordings"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".mp4"))
                    .toList();
        }
    }
}
