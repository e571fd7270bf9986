package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dromedary.testing.Await;
import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a node for its segments.
 *
 * @param node the node
 */
record SegmentQuestions(RunningNode node) {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Starts a node and stops its camera after five segments and more of a second each; nothing is swept. */
    static SegmentQuestions ofFiveSegments() throws Exception {
        return ofFiveSegments(NodeSetup.usual());
    }

    /** The same with a camera of one's own. */
    static SegmentQuestions ofFiveSegments(NodeSetup camera) throws Exception {
        NodeSetup setup = camera.camera("segmentUnit", "second")
                .camera("segmentSeconds", "1")
                .camera("retainSafeWindowSeconds", "0")
                .camera("retainMaxFiles", "0")
                .file("recordings/camera_2020-01-01.mp4", new byte[100]);
        SegmentQuestions asked = new SegmentQuestions(RunningNode.start(setup).awaitPicture());
        Await.until("five segments", PATIENCE, () -> asked.closed().size() >= 5);
        assertThat(asked.node.commands().post("/stop").status()).isEqualTo(200);
        Await.until(
                "the last is closed",
                PATIENCE,
                () -> asked.closed().size() == asked.segments().size());
        return asked;
    }

    List<String> closed() {
        List<String> closed = new ArrayList<>();
        for (JsonNode segment : segments()) {
            if (!segment.path("open").asBoolean()) {
                closed.add(segment.path("file").asText());
            }
        }
        return closed;
    }

    JsonNode segments() {
        try {
            return recordings("").path("segments");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode recordings(String more) throws IOException {
        return json(post("/recordings", more));
    }

    static JsonNode json(HttpAnswer answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    /** No two commands are signed alike, and the clock stays as it is: segments are named after it. */
    HttpAnswer post(String path, String more) throws IOException {
        return node.commands()
                .post(path, "{\"ts\":" + node.clock().seconds() + ",\"n\":" + System.nanoTime() + more + "}");
    }
}
