package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.dromedary.testing.Await;
import io.dromedary.testing.CapturedLog;
import io.dromedary.testing.Decoded;
import io.dromedary.testing.Mp4;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.TestPlayer;
import io.dromedary.testing.TestPlayer.Part;
import io.dromedary.testing.TestPlayer.Played;
import io.dromedary.testing.TestViewer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The segment that is being written is played, by honest players and others; one who watches live does not notice. */
final class LivePlaybackIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String LONG_AGO = "2000-01-01T00:00:00Z";
    private static final String FAR = "2100-01-01T00:00:00Z";

    private static RunningNode node;
    private static TestViewer bystander;
    private CapturedLog log = CapturedLog.from(Level.WARN);

    @BeforeAll
    static void start() throws Exception {
        node = RunningNode.start(NodeSetup.usual().camera("gop", "10")).awaitPicture();
        bystander = node.watch();
        try (TestPlayer player = TestPlayer.operator(node)) {
            Await.until("three seconds of a segment", SOON, () -> seconds(player) >= 3);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        bystander.close();
        node.close();
    }

    @BeforeEach
    void listen() throws Exception {
        log.close();
        log = CapturedLog.from(Level.WARN);
    }

    @AfterEach
    void nobodyNoticed() throws Exception {
        bystander.say("{\"type\":\"ping\",\"ts\":1}");
        bystander.awaitMedia(bystander.mediaCount() + 10);
        assertThat(bystander.broken()).isEmpty();
        assertThat(bystander.texts("drop")).isEmpty();
        assertThat(Mp4.runs(bystander.plaintext())).hasSize(1).allMatch(Mp4.Run::isWithoutGap);
        log.close();
        assertThat(log.entries()).noneMatch(entry -> entry.contains("\tat "));
    }

    @Test
    void theOpenSegmentIsPlayedUpToASecondOrTwoAgo() throws Exception {
        try (TestPlayer player = TestPlayer.operator(node)) {
            Instant asked = node.clock().instant();
            Played played = player.answer(player.play(LONG_AGO, FAR));

            Part part = played.parts().get(played.parts().size() - 1);
            assertThat(Decoded.of(part.bytes()).errors()).isEmpty();
            Instant until = Instant.parse(played.last().path("until").asText());
            // a sync may take a while on a busy disk, and the next write waits for it
            assertThat(Duration.between(until, asked)).isLessThan(Duration.ofSeconds(5));
            assertThat(played.last().path("next").isNull()).isTrue();
        }
    }

    @Test
    void theLastPictureIsAsOldAsTheLastWrite() throws Exception {
        try (TestPlayer player = TestPlayer.operator(node)) {
            Instant asked = node.clock().instant();
            Played played = player.answer(player.picture(FAR));

            assertThat(Decoded.of(played.parts().get(0).bytes()).frames()).isEqualTo(1);
            Instant begins =
                    Instant.parse(played.parts().get(0).note().path("begins").asText());
            assertThat(Duration.between(begins, asked)).isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void playingOnAgainAndAgainMissesNothing() throws Exception {
        try (TestPlayer player = TestPlayer.operator(node)) {
            Played first = player.answer(player.play(LONG_AGO, FAR));
            String until = first.last().path("until").asText();
            Await.until(
                    "more of the segment",
                    SOON,
                    () -> Instant.parse(until).plusSeconds(2).isBefore(end(player)));
            Played second = player.answer(player.play(until, FAR));

            Instant begins =
                    Instant.parse(second.parts().get(0).note().path("begins").asText());
            assertThat(begins).isBeforeOrEqualTo(Instant.parse(until));
            assertThat(Duration.between(begins, Instant.parse(until))).isLessThan(Duration.ofSeconds(1));
            assertThat(Decoded.of(second.parts().get(0).bytes()).errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what?",
                "[]",
                "{\"type\":\"play\",\"id\":0}",
                "{\"type\":\"picture\",\"id\":0,\"at\":\"../../keys/keys.json\"}",
                "{\"type\":\"fetch\",\"id\":0,\"name\":\"/etc/passwd\"}",
                "{\"type\":\"play\",\"id\":0,\"from\":\"2100-01-01T00:00:00Z\",\"to\":\"2000-01-01T00:00:00Z\"}"
            })
    void aBadRequestIsAnsweredAndTheSessionGoesOn(String text) throws Exception {
        try (TestPlayer player = TestPlayer.operator(node)) {
            player.viewer().say(text);
            player.viewer().awaitMedia(1);

            assertThat(new String(player.viewer().media().get(0).bytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .startsWith("n{\"id\":")
                    .contains("\"type\":\"failed\",\"error\":\"");
            assertThat(player.answer(player.picture(FAR)).parts()).hasSize(1);
        }
    }

    @Test
    void aTextOfMoreThanFourKilobytesIsAnsweredToo() throws Exception {
        try (TestPlayer player = TestPlayer.operator(node)) {
            player.viewer().say("{\"type\":\"stop\",\"x\":\"" + "x".repeat(10_000) + "\"}");
            player.viewer().awaitMedia(1);

            assertThat(player.answer(player.picture(FAR)).parts()).hasSize(1);
        }
    }

    @Test
    void anIdThatDoesNotRiseIsRefused() throws Exception {
        try (TestPlayer player = TestPlayer.operator(node)) {
            long id = player.picture(FAR);
            player.answer(id);
            int before = player.viewer().mediaCount();
            player.viewer().say("{\"type\":\"picture\",\"id\":%d,\"at\":\"%s\"}".formatted(id, FAR));
            player.viewer().awaitMedia(before + 1);

            assertThat(player.played(id).last().path("error").asText()).isEqualTo("id does not rise");
        }
    }

    @Test
    void tenThousandRequestsInARowEndWithTheAnswerToTheLast() throws Exception {
        try (TestPlayer player = TestPlayer.operator(node)) {
            for (int i = 0; i < 10_000; i++) {
                player.play(LONG_AGO, FAR);
            }

            assertThat(player.answer(player.picture(FAR)).parts()).hasSize(1);
        }
    }

    @Test
    void whoAsksForNonsenseAndReadsNothingIsNotAnsweredWithoutEnd() throws Exception {
        try (TestPlayer player = TestPlayer.operator(node)) {
            player.answer(player.picture(FAR));
            player.viewer().holdBreath();
            for (int i = 0; i < 10_000; i++) {
                player.viewer().say("{\"type\":\"nonsense\",\"id\":1}");
            }
            long last = player.picture(FAR);
            player.viewer().breathe();

            assertThat(player.answer(last).parts()).hasSize(1);
        }
    }

    @Test
    void aLiveViewerIsGivenNothingOfARecording() throws Exception {
        try (TestViewer viewer = node.watch().awaitMedia(5)) {
            viewer.say("{\"type\":\"play\",\"id\":1,\"from\":\"%s\",\"to\":\"%s\"}".formatted(LONG_AGO, FAR));
            viewer.awaitMedia(viewer.mediaCount() + 20);

            assertThat(Mp4.runs(viewer.plaintext())).hasSize(1).allMatch(Mp4.Run::isWithoutGap);
        }
    }

    private static long seconds(TestPlayer player) {
        Played played = answer(player, LONG_AGO);
        return played.parts().isEmpty()
                ? 0
                : Duration.between(
                                Instant.parse(played.parts()
                                        .get(0)
                                        .note()
                                        .path("begins")
                                        .asText()),
                                Instant.parse(played.last().path("until").asText()))
                        .toSeconds();
    }

    private static Instant end(TestPlayer player) {
        return Instant.parse(answer(player, LONG_AGO).last().path("until").asText());
    }

    private static Played answer(TestPlayer player, String from) {
        try {
            return player.answer(player.play(from, FAR));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
