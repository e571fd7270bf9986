package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import io.dromedary.testing.Decoded;
import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.Mp4;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.TestViewer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a viewer gets, also while the configuration changes under it. The keyframes are four seconds apart. */
final class LiveStreamIT {

    private static final String USUAL = NodeSetup.SMALL.replace("gop: 30", "gop: 120");
    private static final int JOINS = 20;

    private static RunningNode node;

    @BeforeAll
    static void start() throws Exception {
        node = RunningNode.start(new NodeSetup(USUAL, NodeSetup.usual().properties()))
                .awaitPicture();
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
    }

    @AfterEach
    void asItWas() throws Exception {
        node.configure(USUAL);
        assertThat(node.commands().post("/apply").status()).isEqualTo(200);
        node.awaitPicture();
    }

    @Test
    void aViewerGetsAnInitSegmentAndWholeFragmentsFromAKeyframeOn() throws Exception {
        try (TestViewer viewer = node.watch().awaitMedia(200)) {
            List<Mp4.Run> runs = Mp4.runs(viewer.plaintext());

            assertThat(runs).hasSize(1);
            assertThat(runs.get(0).fragments().get(0).keyframe()).isTrue();
            assertThat(runs.get(0).isWithoutGap()).isTrue();
            assertThat(Decoded.of(runs.get(0).bytes()))
                    .isEqualTo(new Decoded(runs.get(0).fragments().size(), List.of()));
        }
    }

    @Test
    void whoeverJoinsInTheMiddleOfAGopSeesAKeyframeAtOnce() throws Exception {
        Random moments = new Random(2);
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < JOINS; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(moments.nextInt(700)));
            try (TestViewer viewer = node.watch().awaitMedia(2)) {
                millis.add(viewer.timeTo(2).toMillis());

                assertThat(Mp4.runs(viewer.plaintext())
                                .get(0)
                                .fragments()
                                .get(0)
                                .keyframe())
                        .isTrue();
            }
        }

        millis.sort(null);
        Figures.note("join to keyframe, ms", millis);
        assertThat(millis.get(JOINS / 2)).isLessThan(100);
    }

    @Test
    void applyingTheSameConfigurationLeavesTheCaptureAlone() throws Exception {
        try (TestViewer viewer = node.watch().awaitMedia(30)) {
            long ffmpeg = node.ffmpegPid();

            assertThat(node.commands().post("/apply").body()).isEqualTo("{\"applied\":true,\"running\":true}");

            viewer.awaitMedia(viewer.mediaCount() + 60);
            assertThat(node.ffmpegPid()).isEqualTo(ffmpeg);
            assertThat(Mp4.runs(viewer.plaintext())).hasSize(1);
        }
    }

    @Test
    void anotherQualityKeepsTheViewerAndItsContainer() throws Exception {
        try (TestViewer viewer = node.watch().awaitMedia(30)) {
            node.configure(USUAL + "globalQuality: 30\n");
            HttpAnswer answer = node.commands().post("/apply");

            assertThat(answer.body()).isEqualTo("{\"applied\":true,\"running\":true}");
            Await.until(
                    "a new init segment",
                    Duration.ofSeconds(10),
                    () -> Mp4.runs(viewer.plaintext()).size() == 2);
            viewer.awaitMedia(viewer.mediaCount() + 30);
            for (Mp4.Run run : Mp4.runs(viewer.plaintext())) {
                assertThat(run.fragments().get(0).keyframe()).isTrue();
                assertThat(Decoded.of(run.bytes()))
                        .isEqualTo(new Decoded(run.fragments().size(), List.of()));
            }
        }
    }

    @Test
    void anotherCodecSendsViewersAwayAndANewOneGetsIt() throws Exception {
        try (TestViewer before = node.watch().awaitMedia(2)) {
            node.configure(USUAL + "videoCodec: vp9\n");
            assertThat(node.commands().post("/apply").status()).isEqualTo(200);

            assertThat(before.closing().code()).isEqualTo(4003);
        }
        try (TestViewer after = node.watch().awaitMedia(100)) {
            byte[] webm = after.plaintext();

            assertThat(after.hello().get("codec").asText()).isEqualTo("vp9");
            assertThat(after.hello().get("media").asText()).startsWith("video/webm; codecs=");
            assertThat(webm).startsWith(0x1a, 0x45, 0xdf, 0xa3);
            Decoded decoded = Decoded.of(webm);
            assertThat(decoded.errors()).isEmpty();
            assertThat(decoded.frames()).isGreaterThanOrEqualTo(99);
        }
    }

    @Test
    void anotherSizeSendsViewersAwayToo() throws Exception {
        try (TestViewer before = node.watch().awaitMedia(2)) {
            node.configure(USUAL.replace("width: 320", "width: 256"));
            node.commands().post("/apply");

            assertThat(before.closing().code()).isEqualTo(4003);
        }
        try (TestViewer after = node.watch().awaitMedia(2)) {
            assertThat(after.hello().get("w").asInt()).isEqualTo(256);
        }
    }

    @Test
    void aFaultyConfigurationChangesNothing() throws Exception {
        long ffmpeg = node.ffmpegPid();
        try (TestViewer viewer = node.watch().awaitMedia(2)) {
            for (String faulty : List.of("width: many\n", "width: [\n", "widht: 640\n", "videoCodec: mpeg1\n", "\t")) {
                node.configure(faulty);
                HttpAnswer answer = node.commands().post("/apply");

                assertThat(answer.status()).as(faulty).isEqualTo(422);
                assertThat(answer.body()).isEmpty();
            }

            viewer.awaitMedia(viewer.mediaCount() + 30);
            assertThat(Mp4.runs(viewer.plaintext())).hasSize(1);
            assertThat(node.ffmpegPid()).isEqualTo(ffmpeg);
        }
    }
}
