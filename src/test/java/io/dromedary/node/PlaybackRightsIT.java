package io.dromedary.node;

import static io.dromedary.node.Answers.assertAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.StreamTicket;
import io.dromedary.testing.TestPlayer;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may play a recording, and for how long. */
final class PlaybackRightsIT {

    private static final String OPEN = NodeSetup.SMALL + "allowForStreamUser: true\n";
    private static final String LONG_AGO = "2000-01-01T00:00:00Z";
    private static final String FAR = "2100-01-01T00:00:00Z";

    private static RunningNode node;

    @BeforeAll
    static void start() throws Exception {
        node = RunningNode.start(NodeSetup.usual().camera("allowForStreamUser", "true"))
                .awaitPicture();
        try (TestPlayer player = TestPlayer.operator(node)) {
            Await.until("a segment", Duration.ofSeconds(30), () -> hasPicture(player));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
    }

    @BeforeEach
    void viewersMay() throws IOException {
        apply(OPEN);
    }

    @Test
    void aViewerPlaysIfViewersMaySeeRecordings() throws Exception {
        try (TestPlayer player = TestPlayer.open(node.port(), "/recordings/stream", node.ticket())) {
            assertThat(hasPicture(player)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/recordings/stream", "/cameras/default/recordings/stream"})
    void aViewerIsRefusedBeforeTheUpgradeIfTheyMayNot(String path) throws Exception {
        apply(NodeSetup.SMALL);

        assertAnswer(node.refusal(path + '?' + node.ticket().query()), 401, "");
        assertAnswer(check(path, node.ticket()), 401, "");
        assertThat(check(path, operator()).status()).isEqualTo(204);
        try (TestPlayer player = TestPlayer.open(node.port(), path, operator())) {
            assertThat(hasPicture(player)).isTrue();
        }
    }

    @Test
    void whoPlaysGetsNothingMoreOnceViewersMayNot() throws Exception {
        try (TestPlayer player = TestPlayer.open(node.port(), "/recordings/stream", node.ticket())) {
            assertThat(hasPicture(player)).isTrue();
            apply(NodeSetup.SMALL);

            assertThat(player.answer(player.picture(FAR)).last().path("error").asText())
                    .isEqualTo("viewers may not see recordings");
        }
    }

    @Test
    void theManagementKeyOpensNoLiveStream() throws Exception {
        assertAnswer(node.refusal("/stream?" + operator().query()), 401, "");
    }

    @Test
    void aStrangersTokenIsRefused() throws Exception {
        StreamTicket strange =
                new StreamTicket(RunningNode.randomKey(), node.clock().seconds() + 60);

        assertAnswer(node.refusal("/recordings/stream?" + strange.query()), 401, "");
        assertAnswer(
                node.refusal("/cameras/cellar/recordings/stream?" + operator().query()),
                404,
                "{\"error\":\"no such camera\"}");
        assertThat(node.refusal("/recordings/stream?token=a&exp=b&cnonce=c").status())
                .isEqualTo(400);
    }

    @Test
    void aRevokedViewersPlaybackEnds() throws Exception {
        byte[] ben = RunningNode.randomKey();
        post("/keys/add", ",\"name\":\"ben\",\"key\":\"" + text(ben) + '"');
        StreamTicket ticket = new StreamTicket(ben, node.clock().seconds() + 60);
        try (TestPlayer player = TestPlayer.open(node.port(), "/recordings/stream", ticket);
                TestPlayer other = TestPlayer.operator(node)) {
            assertThat(hasPicture(player)).isTrue();

            post("/keys/revoke", ",\"name\":\"ben\"");

            assertThat(player.viewer().closing().code()).isEqualTo(4006);
            assertThat(hasPicture(other)).isTrue();
        }
    }

    @Test
    void aRotationEndsThePlaybackOfTheOldKey() throws Exception {
        try (RunningNode rotated = RunningNode.start(NodeSetup.usual().camera("allowForStreamUser", "true"));
                TestPlayer player = TestPlayer.open(rotated.port(), "/recordings/stream", rotated.ticket());
                TestPlayer operator = TestPlayer.operator(rotated)) {
            rotated.commands()
                    .post(
                            "/update-key",
                            "{\"accessKey\":\"%s\",\"ts\":%d}"
                                    .formatted(
                                            text(RunningNode.randomKey()),
                                            rotated.clock().seconds()));

            assertThat(player.viewer().closing().code()).isEqualTo(4001);
            assertThat(operator.answer(operator.picture(LONG_AGO)).isComplete()).isTrue();
        }
    }

    private static boolean hasPicture(TestPlayer player) {
        try {
            return !player.answer(player.play(LONG_AGO, FAR)).parts().isEmpty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void apply(String camera) throws IOException {
        node.configure(camera);
        node.clock().forward(Duration.ofSeconds(5)); // no signature is used twice
        assertThat(node.commands().post("/apply").status()).isEqualTo(200);
    }

    private static HttpAnswer check(String path, StreamTicket ticket) throws IOException {
        return node.commands().send("GET", path + "/check?" + ticket.query(), List.of(), new byte[0]);
    }

    private static StreamTicket operator() {
        return new StreamTicket(node.managementKey(), node.clock().seconds() + 60);
    }

    private static void post(String path, String members) throws IOException {
        String body = "{\"ts\":%d%s}".formatted(node.clock().seconds(), members);
        assertThat(node.commands().post(path, body).status()).isEqualTo(200);
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
