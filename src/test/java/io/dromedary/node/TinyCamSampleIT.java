package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.config.TinyCamFiles;
import io.dromedary.testing.Await;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.TestViewer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** TinyCam's own sample configuration, with the paths of this machine: it starts, streams and records. */
final class TinyCamSampleIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final String ADAPTED = TinyCamFiles.SAMPLE
            .replaceFirst("(?m)^device: .*$", "device: test")
            .replaceFirst("(?m)^ffmpegPath: .*$", "")
            .replaceFirst("(?m)^outputDir: .*$", "outputDir: recordings");

    @Test
    void itStartsStreamsAndRecordsAndSaysWhatIsOtherwise() throws Exception {
        NodeSetup setup = new NodeSetup(ADAPTED, NodeSetup.usual().properties());
        try (RunningNode node = RunningNode.start(setup).awaitPicture()) {
            try (TestViewer viewer = node.watch().awaitMedia(30)) {
                assertThat(viewer.hello().path("codec").asText()).isEqualTo("vp9");
                assertThat(viewer.hello().path("w").asInt()).isEqualTo(1280);
            }
            JsonNode camera = node.commands().camera();
            assertThat(camera.at("/encoders/used").asText()).isEqualTo("cpu");
            assertThat(camera.at("/warnings").toString()).contains("qsv");
            Path recordings = node.home().resolve("recordings");
            Await.until("a recording", LIMIT, () -> holdsRecording(recordings));
        }
    }

    private static boolean holdsRecording(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(
                    file -> file.getFileName().toString().matches("camera_[0-9-]{10}T[0-9-]{8}.*\\.webm"));
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
