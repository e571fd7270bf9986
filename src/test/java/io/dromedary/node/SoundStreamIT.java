package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.FragmentSplitter;
import io.dromedary.fragment.InitSegment;
import io.dromedary.fragment.SplitterLimits;
import io.dromedary.fragment.StreamPart;
import io.dromedary.testing.Await;
import io.dromedary.testing.Decoded;
import io.dromedary.testing.Packets;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.SoundingFfmpeg;
import io.dromedary.testing.TestViewer;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A camera with sound: who asks hears it, and nobody else gets a byte of it. */
final class SoundStreamIT {

    private static final int TWO_SECONDS = 60;

    @TempDir
    private static Path folder;

    private static SoundingFfmpeg ffmpeg;
    private static RunningNode node;

    @BeforeAll
    static void start() throws Exception {
        ffmpeg = SoundingFfmpeg.in(folder);
        node = RunningNode.start(ffmpeg.setup()).awaitPicture();
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
    }

    @Test
    void theHelloSaysWhatThereIsToSeeAndWhatThereIsToHear() throws Exception {
        try (TestViewer viewer = node.open()) {
            String media = viewer.hello().get("media").asText();

            assertThat(media).startsWith("video/mp4; codecs=\"avc1.").doesNotContain("mp4a");
            assertThat(viewer.hello().get("mediaWithSound").asText())
                    .isEqualTo(media.replaceAll("\"$", ",mp4a.40.2\""));
        }
        assertThat(node.commands().camera().path("stream").path("sound").asText())
                .isEqualTo("aac");
        assertThat(node.commands().post("/cameras").body()).contains("\"sound\":true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"audio\":false", ",\"audio\":\"true\"", ",\"audio\":1", ",\"audio\":[true]"})
    void whoDoesNotAskGetsOneTrack(String audio) throws Exception {
        try (TestViewer viewer = node.open()) {
            viewer.startWith("{\"type\":\"start\"" + audio + "}").awaitMedia(TWO_SECONDS);
            byte[] got = viewer.plaintext();

            List<StreamPart> parts = split(got);
            assertThat(parts).allSatisfy(part -> assertThat(part.withoutSound()).isSameAs(part));
            assertThat(Packets.of(got, "a")).isEmpty();
            assertThat(Packets.of(got, "v")).hasSizeGreaterThanOrEqualTo(TWO_SECONDS - 1);
            assertThat(Decoded.of(got).errors()).isEmpty();
            assertThat(viewer.broken()).isEmpty();
        }
    }

    @Test
    void whoAsksGetsBothFromTheFirstPictureOn() throws Exception {
        try (TestViewer viewer = listen().awaitMedia(TWO_SECONDS)) {
            byte[] got = viewer.plaintext();
            List<StreamPart> parts = split(got);

            assertThat(((InitSegment) parts.get(0)).sound()).isPresent();
            assertThat(((Fragment) parts.get(1)).keyframe()).isTrue();
            long sound = parts.stream()
                    .filter(Fragment.class::isInstance)
                    .mapToLong(part -> ((Fragment) part).soundFrames().size())
                    .sum();
            double seconds = (parts.size() - 1) / 30.0;
            assertThat(sound / seconds).as("frames of sound a second").isBetween(42.0, 52.0);
            assertThat(Decoded.of(got).errors()).isEmpty();
            assertThat(Packets.of(got, "a")).hasSize((int) sound);
        }
    }

    @Test
    void onlyWhoListensIsAskedToConnectAgainWhenTheSoundGoesOrComes() throws Exception {
        try (TestViewer watching = node.watch().awaitMedia(2);
                TestViewer listening = listen().awaitMedia(2)) {
            ffmpeg.fallSilent();
            node.killFfmpeg();
            assertThat(listening.closing().code()).isEqualTo(4003);
            int before = watching.mediaCount();
            watching.awaitMedia(before + 10);

            try (TestViewer waiting = listen().awaitMedia(2)) {
                assertThat(waiting.hello().has("mediaWithSound")).isFalse();
                ffmpeg.sound();
                node.killFfmpeg();
                assertThat(waiting.closing().code()).isEqualTo(4003);
            }
            int silent = watching.mediaCount();
            watching.awaitMedia(silent + 10);
            assertThat(watching.isDone()).isFalse();
            assertThat(Packets.of(watching.plaintext(), "a")).isEmpty();
        } finally {
            ffmpeg.sound();
        }
        Await.until("sound again", Duration.ofSeconds(20), () -> {
            try (TestViewer viewer = node.open()) {
                return viewer.hello().has("mediaWithSound");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private static TestViewer listen() throws Exception {
        return node.open().startWith("{\"type\":\"start\",\"audio\":true}");
    }

    private static List<StreamPart> split(byte[] stream) throws Exception {
        FragmentSplitter splitter = FragmentSplitter.of(new ByteArrayInputStream(stream), SplitterLimits.DEFAULT);
        List<StreamPart> parts = new ArrayList<>();
        for (Optional<StreamPart> part = splitter.next(); part.isPresent(); part = splitter.next()) {
            parts.add(part.get());
        }
        return parts;
    }
}
