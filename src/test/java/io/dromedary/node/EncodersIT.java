package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.testing.Await;
import io.dromedary.testing.CapturedLog;
import io.dromedary.testing.Decoded;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.TestViewer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codecs and encoders through a whole node. Here is no chip that encodes: only the processor works. */
final class EncodersIT {

    private static final String SMALL =
            NodeSetup.SMALL.replace("width: 320", "width: 160").replace("height: 180", "height: 120");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static RunningNode node;

    @BeforeAll
    static void start() throws Exception {
        node = RunningNode.start(new NodeSetup(SMALL, NodeSetup.usual().properties()))
                .awaitPicture();
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
    }

    private static void apply(String settings) throws Exception {
        node.configure(SMALL + settings.replace(", ", "\n") + "\n");
        assertThat(node.commands().post("/apply").status()).isEqualTo(200);
    }

    private static JsonNode awaitState(String state, String used) {
        Await.until(
                state + " by " + used,
                LIMIT,
                () -> camera().path("state").asText().equals(state)
                        && camera().path("encoders").path("used").asText().equals(used));
        return camera();
    }

    private static JsonNode camera() {
        try {
            return node.commands().camera();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void ffmpegDebugWritesTheCommandAndWhatFfmpegSaysToTheLog() throws Exception {
        try (CapturedLog log = CapturedLog.from(Level.INFO)) {
            apply("ffmpegDebug: true");

            Await.until(
                    "what ffmpeg says of its output",
                    LIMIT,
                    () -> log.entries().stream().anyMatch(entry -> entry.contains("Output #0")));
            assertThat(log.entries()).anyMatch(entry -> entry.contains("-c:v libx264"));
        }
    }

    @Test
    void segmentFormatNamesTheContainerOfTheOneStream() throws Exception {
        apply("videoCodec: vp9, segmentFormat: mp4");
        Await.until(
                "VP9 in MP4",
                LIMIT,
                () -> camera().at("/stream/mediaType").asText().startsWith("video/mp4; codecs=\"vp09"));
    }

    @ParameterizedTest
    @CsvSource({
        "h264, video/mp4; codecs=\"avc1.",
        "h265, video/mp4; codecs=\"hvc1.",
        "vp9, video/webm; codecs=\"vp09.",
        "av1, video/mp4; codecs=\"av01."
    })
    void eachCodecReachesAViewerAndDecodesWithoutAnError(String codec, String media) throws Exception {
        apply("videoCodec: " + codec);
        Await.until(
                codec,
                LIMIT,
                () -> camera().path("stream").path("codec").asText().equals(codec)
                        && camera().path("state").asText().equals("running"));

        try (TestViewer viewer = node.watch().awaitMedia(60)) {
            Decoded decoded = Decoded.of(viewer.plaintext());

            assertThat(viewer.hello().get("codec").asText()).isEqualTo(codec);
            assertThat(viewer.hello().get("media").asText()).startsWith(media);
            assertThat(decoded.errors()).isEmpty();
            assertThat(decoded.frames()).isGreaterThanOrEqualTo(59);
        }
    }

    @Test
    void autoTriesWhatThereIsAndSaysWhyItWasRefused() throws Exception {
        apply("encoder: auto");

        JsonNode encoders = awaitState("running", "cpu").path("encoders");
        assertThat(encoders.path("name").asText()).isEqualTo("libx264");
        assertThat(encoders.path("refused").path("nvenc").asText()).isNotEmpty();
        assertThat(encoders.path("refused").path("qsv").asText()).isNotEmpty();
        assertThat(encoders.path("refused").has("cpu")).isFalse();
    }

    @Test
    void anEncoderThatFailsGivesWayToTheProcessorLoudly() throws Exception {
        try (CapturedLog log = CapturedLog.from(Level.WARN)) {
            apply("encoder: v4l2m2m, globalQuality: 29");

            JsonNode camera = awaitState("running", "cpu");
            assertThat(camera.path("warnings").path(0).asText())
                    .isEqualTo(
                            "encoder v4l2m2m failed: ffmpeg has it, but this machine has no codec chip that the kernel"
                                    + " offers; the processor encodes instead (encoderFallback: cpu)");
            assertThat(log.entries())
                    .anyMatch(entry -> entry.contains("default: encoder v4l2m2m failed: ffmpeg has it"));
        }
    }

    @Test
    void withoutAFallbackTheCameraStaysWithoutAPictureAndSaysWhy() throws Exception {
        apply("encoder: v4l2m2m, encoderFallback: none");

        JsonNode camera = awaitState("waiting", "v4l2m2m");
        assertThat(camera.path("lastFailure").path("reason").asText())
                .startsWith("this machine has no codec chip that can do it; set encoder to auto or cpu");
    }

    @Test
    void anEncoderThatFfmpegWasBuiltWithoutIsNotEvenStarted() throws Exception {
        apply("encoder: nvenc");

        JsonNode camera = awaitState("running", "cpu");
        assertThat(camera.path("encoders").path("refused").path("nvenc").asText())
                .isEqualTo("this ffmpeg was built without it");
        assertThat(camera.path("warnings").path(0).asText())
                .isEqualTo("encoder nvenc: this ffmpeg was built without it; the processor encodes instead"
                        + " (encoderFallback: cpu)");
    }

    @Test
    void aCombinationThatDoesNotExistIsRefusedInWords() throws Exception {
        apply("encoder: nvenc, videoCodec: vp9, encoderFallback: none");
        Await.until(
                "the refusal",
                LIMIT,
                () -> camera().path("lastFailure").path("reason").asText().contains("vp9"));

        assertThat(camera().path("lastFailure").path("reason").asText())
                .isEqualTo("encoder nvenc cannot make vp9: there is no such encoder (encoderFallback: none)");
    }

    @Test
    void aMicrophoneThatIsNotThereLeavesThePictureAlone() throws Exception {
        apply("enableAudio: true, audioDevice: 'hw:99'");

        awaitState("running", "cpu");
        assertThat(camera().path("warnings").path(0).asText())
                .isEqualTo("the microphone hw:99 cannot be opened; the picture goes on without sound");
    }
}
