package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.testing.Await;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.StreamTicket;
import io.dromedary.testing.TestViewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Things that happen between two steps of something else. */
final class UnluckyMomentsIT {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private RunningNode node;

    @BeforeEach
    void startNode() throws Exception {
        node = RunningNode.start().awaitPicture();
    }

    @AfterEach
    void stopNode() throws Exception {
        node.close();
    }

    @Test
    void aKeyRotatedBetweenTheHandshakeAndTheSessionEndsTheSession() throws Exception {
        waitInTheMiddleOfTheHandshake();
        var thread = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<TestViewer> knocking = CompletableFuture.supplyAsync(this::open, thread);
            Await.until("the token to be verified", LIMIT, () -> Files.exists(sign()));

            String fresh = Base64.getEncoder().encodeToString(RunningNode.randomKey());
            String body = "{\"accessKey\":\"%s\",\"ts\":%d}"
                    .formatted(fresh, node.clock().seconds());
            assertThat(node.commands().post("/update/key", body).status()).isEqualTo(200);

            try (TestViewer viewer = knocking.get(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                assertThat(viewer.closing().code()).isEqualTo(4001);
            }
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void aViewerThatLeavesWhileItsRouteIsGoneIsForgotten() throws Exception {
        TestViewer viewer = node.watch().awaitMedia(2);
        Files.delete(node.home().resolve("routes/accept-viewer.camel.yaml"));
        Await.until("the route to go", LIMIT, () -> !routeFiles().contains("accept-viewer.camel.yaml"));
        viewer.awaitMedia(viewer.mediaCount() + 30);

        viewer.close();

        Await.until(
                "the viewer to be forgotten",
                LIMIT,
                () -> status().path("node").path("viewers").asInt() == 0);
    }

    /** Leaves a sign when the token was verified, and lets time pass before the session is opened. */
    private void waitInTheMiddleOfTheHandshake() throws IOException {
        Path route = node.home().resolve("routes/admit-viewer.camel.yaml");
        String before = loadedAt();
        String text = Files.readString(route);
        Files.writeString(
                route, text.replace("        - process:\n            ref: grantAdmission", """
                        - setBody:
                            constant: verified
                        - to:
                            uri: file:%s
                            parameters:
                              fileName: verified
                        - delay:
                            constant: "2000"
                        - process:
                            ref: grantAdmission\
                """.formatted(node.home())));
        Await.until("the route to be taken over", LIMIT, () -> !loadedAt().equals(before));
    }

    private Path sign() {
        return node.home().resolve("verified");
    }

    private TestViewer open() {
        try {
            return TestViewer.open(
                    node.port(),
                    "/stream",
                    new StreamTicket(node.accessKey(), node.clock().seconds() + 60));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String loadedAt() {
        for (JsonNode file : status().path("routes")) {
            if (file.path("file").asText().equals("admit-viewer.camel.yaml")) {
                return file.path("loadedAt").asText();
            }
        }
        return "";
    }

    private String routeFiles() {
        return status().path("routes").findValuesAsText("file").toString();
    }

    private JsonNode status() {
        try {
            return node.commands().status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
