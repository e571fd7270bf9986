package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.testing.Decoded;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.TestPlayer;
import io.dromedary.testing.TestPlayer.Part;
import io.dromedary.testing.TestPlayer.Played;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A recording is played over a sealed session, as it is in the files. */
final class PlaybackIT {

    private static final String LONG_AGO = "2000-01-01T00:00:00Z";
    private static final String FAR = "2100-01-01T00:00:00Z";

    private static SegmentQuestions asked;
    private static RunningNode node;

    @BeforeAll
    static void record() throws Exception {
        asked = SegmentQuestions.ofFiveSegments(NodeSetup.usual().camera("gop", "10"));
        node = asked.node();
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
    }

    @Test
    void theGreetingPromisesARecordingAndTheSessionIsBoundToThat() throws Exception {
        try (TestPlayer player = TestPlayer.operator(node)) {
            JsonNode hello = player.viewer().hello();

            assertThat(hello.path("recorded").asBoolean()).isTrue();
            assertThat(hello.path("codec").asText()).isEqualTo("recorded");
            assertThat(hello.path("w").asInt(-1)
                            + hello.path("h").asInt(-1)
                            + hello.path("fps").asInt(-1))
                    .isZero();
            assertThat(hello.has("media")).isFalse();
            assertThat(player.answer(player.picture(LONG_AGO)).isComplete()).isTrue();
        }
    }

    @Test
    void everySegmentIsPlayedAsItIsInItsFileAndDecodes() throws Exception {
        try (TestPlayer player = TestPlayer.operator(node)) {
            Played played = player.answer(player.play(LONG_AGO, FAR));

            List<JsonNode> segments = segments();
            assertThat(played.parts()).hasSameSizeAs(segments);
            for (int i = 0; i < segments.size(); i++) {
                Part part = played.parts().get(i);
                byte[] file = file(segments.get(i));
                assertThat(part.note().path("first").asBoolean()).isEqualTo(i == 0);
                assertThat(part.note().path("from")).isEqualTo(segments.get(i).path("from"));
                assertThat(part.note().path("begins")).isEqualTo(part.note().path("from"));
                assertThat(part.note().path("media").asText()).startsWith("video/mp4; codecs=\"avc1.");
                assertThat(part.bytes()).isEqualTo(Arrays.copyOf(file, part.bytes().length));
                assertThat(Decoded.of(part.bytes())).isEqualTo(Decoded.of(file));
            }
            assertThat(played.last().path("type").asText()).isEqualTo("end");
            assertThat(played.last().path("next").isNull()).isTrue();
        }
    }

    @Test
    void playingBeginsAtAKeyframeAtOrBeforeAndEndsAtOneAtOrAfter() throws Exception {
        try (TestPlayer player = TestPlayer.operator(node)) {
            Instant start = Instant.parse(segments().get(1).path("from").asText());
            Instant from = start.plusMillis(500);
            Instant to = start.plusMillis(600);
            Played played = player.answer(player.play(from.toString(), to.toString()));

            assertThat(played.parts()).hasSize(1);
            Part part = played.parts().get(0);
            assertThat(Instant.parse(part.note().path("begins").asText()))
                    .isAfter(start)
                    .isBeforeOrEqualTo(from);
            assertThat(Instant.parse(played.last().path("until").asText())).isAfterOrEqualTo(to);
            // a picture without its keyframe would not decode
            assertThat(Decoded.of(part.bytes())).isEqualTo(new Decoded(10, List.of()));
            assertThat(played.last().path("next")).isEqualTo(played.last().path("until"));
        }
    }

    @Test
    void aPictureIsOneKeyframeAlone() throws Exception {
        try (TestPlayer player = TestPlayer.operator(node)) {
            Instant at = Instant.parse(segments().get(2).path("from").asText()).plusMillis(500);
            Played played = player.answer(player.picture(at.toString()));

            Part part = played.parts().get(0);
            assertThat(Decoded.of(part.bytes())).isEqualTo(new Decoded(1, List.of()));
            assertThat(Instant.parse(part.note().path("begins").asText())).isBeforeOrEqualTo(at);
            assertThat(played.last().path("type").asText()).isEqualTo("end");
        }
    }

    @Test
    void aSpanIsSavedAsOneFileThatDecodes() throws Exception {
        try (TestPlayer player = TestPlayer.operator(node)) {
            long frames = 0;
            for (Part part : player.answer(player.play(LONG_AGO, FAR)).parts()) {
                frames += Decoded.of(part.bytes()).frames();
            }
            List<JsonNode> segments = segments();
            String from = segments.get(0).path("from").asText();
            String to = segments.get(segments.size() - 1).path("to").asText();
            Played saved = player.answer(player.save(from, to));

            assertThat(saved.last().path("type").asText())
                    .as("%s", saved.last())
                    .isEqualTo("end");
            Part file = saved.parts().get(0);
            assertThat(file.note().path("name").asText()).matches("default_[-0-9T]+Z\\.mp4");
            assertThat(file.note().path("bytes").asLong()).isEqualTo(file.bytes().length);
            assertThat(Decoded.of(file.bytes())).isEqualTo(new Decoded(frames, List.of()));
            assertThat(saved.last().path("until")).isEqualTo(file.note().path("to"));
        }
    }

    @Test
    void whereNothingIsRecordedItIsSaidWhereTheNearestPicturesAre() throws Exception {
        try (TestPlayer player = TestPlayer.operator(node)) {
            JsonNode early = player.answer(player.picture(LONG_AGO)).last();
            JsonNode late =
                    player.answer(player.play(FAR, "2100-01-01T00:01:00Z")).last();

            assertThat(early.path("type").asText()).isEqualTo("nothing");
            assertThat(early.path("before").isNull()).isTrue();
            assertThat(early.path("next")).isEqualTo(segments().get(0).path("from"));
            assertThat(late.path("type").asText()).isEqualTo("nothing");
            assertThat(late.path("next").isNull()).isTrue();
            assertThat(player.answer(player.picture(late.path("before").asText()))
                            .parts())
                    .hasSize(1);
        }
    }

    private static byte[] file(JsonNode segment) throws Exception {
        return Files.readAllBytes(
                node.home().resolve("recordings").resolve(segment.path("file").asText()));
    }

    private static List<JsonNode> segments() {
        List<JsonNode> all = new ArrayList<>();
        asked.segments().forEach(all::add);
        return all;
    }
}
