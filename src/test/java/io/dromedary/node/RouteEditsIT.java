package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.testing.Await;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.TestViewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Thirty edits of the route files of a node that five viewers watch. */
final class RouteEditsIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String DELIVER = "deliver-fragment.camel.yaml";
    private static final String SERVE = "serve-viewer.camel.yaml";
    private static final String TEND = "tend-viewers.camel.yaml";
    private static final String EXTRA = "note-fragments.camel.yaml";

    private static RunningNode node;

    @BeforeAll
    static void startNode() throws Exception {
        node = RunningNode.start().awaitPicture();
    }

    @AfterAll
    static void stopNode() throws Exception {
        node.close();
    }

    @Test
    void thirtyEditsDropNoViewerAndEachIsLiveOrReported() throws Exception {
        List<TestViewer> viewers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            viewers.add(node.watch().awaitMedia(2));
        }
        for (int round = 1; round <= 5; round++) {
            String good = read(DELIVER);
            breaks(
                    DELIVER,
                    good.replace("ref: deliverFragment", "ref: deliverNothing"),
                    "no bean named deliverNothing");
            takesOver(DELIVER, good + "# edit " + round + "\n");
            breaks(SERVE, read(SERVE).replace("- choice:", "- choise:"), "choise");
            takesOver(SERVE, read(SERVE).replace("choise", "choice") + "# edit " + round + "\n");
            takesOver(EXTRA, extra(round));
            breaks(TEND, read(TEND) + "\t- broken", "");
            takesOver(TEND, read(TEND).replace("\t- broken", "# edit " + round + "\n"));
        }
        for (TestViewer viewer : viewers) {
            int before = viewer.mediaCount();
            viewer.awaitMedia(before + 30);

            assertThat(viewer.isDone()).isFalse();
            assertThat(viewer.broken()).isEmpty();
            assertThat(viewer.texts("drop")).isEmpty();
            viewer.close();
        }
    }

    private static void takesOver(String file, String text) throws IOException {
        String before = loadedAt(file).orElse("");
        write(file, text);
        Await.until(
                file + " to be taken over",
                LIMIT,
                () -> !loadedAt(file).orElse("").equals(before));

        assertThat(problem(file)).isEmpty();
    }

    private static void breaks(String file, String text, String reason) throws IOException {
        String before = loadedAt(file).orElseThrow();
        write(file, text);
        Await.until(file + " to be refused", LIMIT, () -> problem(file).isPresent());

        assertThat(problem(file).orElseThrow().path("reason").asText()).contains(reason);
        assertThat(problem(file).orElseThrow().path("line").asInt()).isPositive();
        assertThat(loadedAt(file)).contains(before);
    }

    private static String extra(int round) {
        return """
                - route:
                    id: note-fragments
                    description: Let the fragments pass by, for the %d. time
                    from:
                      uri: seda:fragments
                      parameters:
                        multipleConsumers: "true"
                      steps:
                        - setBody:
                            simple: "${header.camera} ${header.sequence}"
                """.formatted(round);
    }

    private static String read(String file) throws IOException {
        return Files.readString(path(file));
    }

    private static void write(String file, String text) throws IOException {
        Files.writeString(path(file), text);
    }

    private static Path path(String file) {
        return node.home().resolve("routes").resolve(file);
    }

    private static Optional<String> loadedAt(String file) {
        return report(file).map(report -> report.path("loadedAt").asText());
    }

    private static Optional<JsonNode> problem(String file) {
        return report(file).map(report -> report.path("problem")).filter(problem -> !problem.isMissingNode());
    }

    private static Optional<JsonNode> report(String file) {
        try {
            for (JsonNode report : node.commands().status().path("routes")) {
                if (report.path("file").asText().equals(file)) {
                    return Optional.of(report);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
