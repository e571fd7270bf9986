package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.testing.Await;
import io.dromedary.testing.Mp4;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.TestViewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several cameras in one node: none feels the others. */
final class ManyCamerasIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int FPS = 30;

    @Test
    void fourCamerasLoseNothing() throws Exception {
        watchAll(4, Duration.ofSeconds(10));
    }

    @Test
    @Tag("long")
    void sixteenCamerasLoseNothingInTenMinutes() throws Exception {
        watchAll(16, Duration.ofMinutes(10));
    }

    @Test
    void aFileThatAppearsIsACameraAndOneThatDisappearsIsNone() throws Exception {
        try (RunningNode node = RunningNode.start().awaitPicture()) {
            try (TestViewer other = node.watch().awaitMedia(2)) {
                Path file = camera(node, "garden", NodeSetup.SMALL);
                assertThat(node.commands().post("/apply").status()).isEqualTo(200);
                try (TestViewer viewer = watch(node, "garden").awaitMedia(30)) {
                    Files.delete(file);
                    node.clock().forward(Duration.ofSeconds(5));
                    assertThat(node.commands().post("/apply").status()).isEqualTo(200);

                    assertThat(viewer.closing().code()).isEqualTo(4002);
                }
                assertThat(status(node, "garden").isMissingNode()).isTrue();
                assertThat(node.refusal("/cameras/garden/stream?"
                                        + node.ticket().query())
                                .status())
                        .isEqualTo(404);

                other.awaitMedia(other.mediaCount() + 30);
                assertThat(Mp4.runs(other.plaintext())).hasSize(1);
                assertThat(Mp4.runs(other.plaintext()).get(0).isWithoutGap()).isTrue();
            }
        }
    }

    @Test
    void aCameraThatFailsOrStopsLeavesTheOthersAlone() throws Exception {
        try (RunningNode node = RunningNode.start().awaitPicture()) {
            camera(node, "broken", "device: nowhere.mp4\n");
            camera(node, "garden", NodeSetup.SMALL);
            assertThat(node.commands().post("/apply").status()).isEqualTo(200);
            try (TestViewer garden = watch(node, "garden").awaitMedia(2)) {
                Await.until(
                        "the broken one fails again",
                        SOON,
                        () -> status(node, "broken").path("restarts").asInt() >= 2);
                node.clock().forward(Duration.ofSeconds(5));
                assertThat(node.commands().post("/stop").status()).isEqualTo(200);
                node.killFfmpeg("garden");
                Await.until(
                        "a second run", SOON, () -> Mp4.runs(garden.plaintext()).size() == 2);

                assertThat(status(node, "broken")
                                .path("lastFailure")
                                .path("reason")
                                .asText())
                        .startsWith("there is no such camera or file");
                assertThat(status(node, "default").path("state").asText()).isEqualTo("stopped");
            }
        }
    }

    private static void watchAll(int cameras, Duration time) throws Exception {
        try (RunningNode node = RunningNode.start()) {
            for (int i = 1; i < cameras; i++) {
                camera(node, "camera-" + i, NodeSetup.SMALL);
            }
            assertThat(node.commands().post("/apply").status()).isEqualTo(200);
            List<Watched> watched = new ArrayList<>();
            for (int i = 0; i < cameras; i++) {
                watched.add(new Watched(i == 0 ? node.watch() : watch(node, "camera-" + i)));
            }
            for (Watched one : watched) {
                one.viewer.awaitMedia(2);
            }
            long wanted = FPS * time.toSeconds();
            Await.until("every picture of every camera", time.plus(SOON), () -> {
                watched.forEach(Watched::take);
                return watched.stream().allMatch(one -> one.fragments >= wanted || one.viewer.isDone());
            });

            assertThat(watched).allSatisfy(one -> {
                assertThat(one.viewer.broken()).isEmpty();
                assertThat(one.viewer.isDone()).isFalse();
                assertThat(one.viewer.texts("drop")).isEmpty();
                assertThat(one.gaps).isZero();
            });
            for (JsonNode camera : node.commands().status().path("cameras")) {
                assertThat(camera.path("restarts").asInt()).isZero();
            }
            watched.forEach(Watched::close);
        }
    }

    private static Path camera(RunningNode node, String name, String yaml) throws IOException {
        Path folder = Files.createDirectories(node.home().resolve("config/cameras"));
        return Files.writeString(folder.resolve(name + ".yaml"), yaml);
    }

    private static TestViewer watch(RunningNode node, String camera) throws Exception {
        return TestViewer.open(node.port(), "/cameras/" + camera + "/stream", node.ticket())
                .start();
    }

    private static JsonNode status(RunningNode node, String camera) {
        try {
            return node.commands().camera(camera);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A viewer whose pictures are counted and not kept: ten minutes of sixteen cameras would not fit. */
    private static final class Watched {

        private final TestViewer viewer;
        private long fragments;
        private long last;
        private int gaps;
        private byte[] initSegment = new byte[0];

        Watched(TestViewer viewer) {
            this.viewer = viewer;
        }

        void take() {
            for (TestViewer.Media message : viewer.takeMedia()) {
                if (initSegment.length == 0) {
                    initSegment = message.bytes();
                } else {
                    count(message.bytes());
                }
            }
        }

        private void count(byte[] fragment) {
            byte[] both = java.util.Arrays.copyOf(initSegment, initSegment.length + fragment.length);
            System.arraycopy(fragment, 0, both, initSegment.length, fragment.length);
            for (Mp4.Fragment one : Mp4.runs(both).get(0).fragments()) {
                gaps += last != 0 && one.number() != last + 1 ? 1 : 0;
                last = one.number();
                fragments++;
            }
        }

        void close() {
            try {
                viewer.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
