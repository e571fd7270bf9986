package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.testing.Await;
import io.dromedary.testing.Decoded;
import io.dromedary.testing.Mp4;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.StreamTicket;
import io.dromedary.testing.TestViewer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One viewer that does not read costs the others nothing. */
final class SlowViewerIT {

    private static final int OTHERS = 49;
    private static final int FRAMES = 600;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void onlyTheViewerThatDoesNotReadLosesPicturesAndItLosesWholeGops() throws Exception {
        NodeSetup setup = NodeSetup.usual()
                .camera("useBitrate", "true")
                .camera("bitrateKbps", "1500")
                .camera("maxrateKbps", "1500")
                .camera("bufsizeKbps", "1500")
                .with("dromedary.viewers.queue-time", "1s");
        try (RunningNode node = RunningNode.start(setup).awaitPicture()) {
            StreamTicket ticket = node.ticket();
            TestViewer slow = TestViewer.open(node.port(), "/stream", ticket).start();
            slow.holdBreath();
            List<TestViewer> others = new ArrayList<>();
            for (int i = 0; i < OTHERS; i++) {
                others.add(node.watch());
            }
            for (TestViewer viewer : others) {
                Await.until(
                        "twenty seconds of pictures", PATIENCE, () -> viewer.isDone() || viewer.mediaCount() > FRAMES);
            }
            others.forEach(SlowViewerIT::assertComplete);
            assertThat(dropped(node))
                    .as("fragments dropped for the slow viewer")
                    .isPositive();

            slow.breathe();
            Await.until(
                    "the slow one is told", PATIENCE, () -> !slow.texts("drop").isEmpty());
            slow.awaitMedia(slow.mediaCount() + 60);
            assertWholeGopsAreMissing(slow);
            for (TestViewer viewer : others) {
                viewer.close();
            }
        }
    }

    private static void assertComplete(TestViewer viewer) {
        assertThat(viewer.broken()).isEmpty();
        assertThat(viewer.isDone()).isFalse();
        assertThat(viewer.texts("drop")).isEmpty();
        List<Mp4.Run> runs = Mp4.runs(viewer.plaintext());
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).isWithoutGap()).isTrue();
    }

    private static void assertWholeGopsAreMissing(TestViewer slow) throws Exception {
        List<Mp4.Run> runs = Mp4.runs(slow.plaintext());
        Mp4.Run run = runs.get(0);

        assertThat(runs).hasSize(1);
        assertThat(run.gaps()).isPositive();
        assertThat(run.beginsAndGoesOnWithKeyframes()).isTrue();
        assertThat(Decoded.of(run.bytes()))
                .isEqualTo(new Decoded(run.fragments().size(), List.of()));
        assertThat(slow.texts("drop").stream()
                        .mapToLong(drop -> drop.get("fragments").asLong())
                        .sum())
                .as("it is told of every fragment it missed")
                .isEqualTo(run.missing());
    }

    private static long dropped(RunningNode node) throws Exception {
        long most = 0;
        for (JsonNode viewer : node.commands().camera().get("viewers")) {
            most = Math.max(most, viewer.get("droppedFragments").asLong());
        }
        return most;
    }
}
