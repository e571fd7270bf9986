package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.testing.Await;
import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.RawWebSocket;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.TestViewer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hello of the node and the start message of the viewer: reference/tinycam-protocol.md, 2.3. */
final class GreetingIT {

    private static RunningNode node;

    @BeforeAll
    static void start() throws Exception {
        node = RunningNode.start().awaitPicture();
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
    }

    @Test
    void theHelloHasTinyCamsFieldsInTheirOrderAndTheStreamsRealValues() throws Exception {
        try (TestViewer viewer = node.open()) {
            JsonNode hello = viewer.hello();

            assertThat(List.copyOf(hello.properties().stream()
                            .map(java.util.Map.Entry::getKey)
                            .toList()))
                    .startsWith("type", "snonce", "conn", "w", "h", "fps", "codec", "exp");
            assertThat(viewer.helloText()).startsWith("{\"type\":\"hello\",\"snonce\":\"");
            assertThat(Base64.getDecoder().decode(hello.get("snonce").asText())).hasSize(16);
            assertThat(Base64.getDecoder().decode(hello.get("conn").asText())).hasSize(4);
            assertThat(hello.get("w").asInt()).isEqualTo(320);
            assertThat(hello.get("h").asInt()).isEqualTo(180);
            assertThat(hello.get("fps").asInt()).isEqualTo(30);
            assertThat(hello.get("codec").asText()).isEqualTo("h264");
            assertThat(hello.get("exp").isIntegralNumber()).isTrue();
        }
    }

    @Test
    void twoSessionsShareNeitherNonceNorId() throws Exception {
        try (TestViewer one = node.open();
                TestViewer other = node.open()) {
            assertThat(one.hello().get("snonce")).isNotEqualTo(other.hello().get("snonce"));
            assertThat(one.hello().get("conn")).isNotEqualTo(other.hello().get("conn"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"start\",\"conn\":\"CONN\",\"exp\":EXP}",
                "{\"type\":\"request\",\"conn\":\"CONN\"}",
                "{\"type\":\"ready\"}",
                "{\"type\":\"start\",\"exp\":\"whatever\",\"more\":[1]}"
            })
    void theseStartTheStream(String message) throws Exception {
        try (TestViewer viewer = node.open()) {
            viewer.startWith(filledIn(message, viewer.hello())).awaitMedia(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"start\",\"conn\":\"AAAAAA==\"}",
                "{\"type\":\"start\",\"conn\":7}",
                "{\"type\":\"start\",\"conn\":null}",
                "{\"type\":\"start\",\"conn\":\"CONN\",\"exp\":1}",
                "{\"type\":\"start\",\"conn\":\"CONN\",\"exp\":EXP.5}",
                "{\"type\":\"Start\"}",
                "{\"type\":\"ping\",\"ts\":1.5}",
                "{\"type\":[\"start\"]}",
                "[]",
                "null",
                "\"start\"",
                "",
                "{",
                "start",
                "\u0000"
            })
    void anythingElseIsNoStartSignal(String message) throws Exception {
        try (TestViewer viewer = node.open()) {
            viewer.say(filledIn(message, viewer.hello()));

            assertThat(viewer.closing().code()).isEqualTo(1008);
            assertThat(viewer.closing().reason()).isEqualTo("no start signal");
            assertThat(viewer.mediaCount()).isZero();
        }
    }

    @Test
    void deeplyNestedJsonIsNoStartSignalEither() throws Exception {
        try (TestViewer viewer = node.open()) {
            viewer.hello();
            viewer.say("[".repeat(60_000));

            assertThat(viewer.closing().code()).isEqualTo(1008);
        }
    }

    @Test
    void binaryMessagesBeforeTheStartAreSkipped() throws Exception {
        try (TestViewer viewer = node.open()) {
            viewer.hello();
            viewer.socket().send(true, RawWebSocket.BINARY, new byte[1000]);
            viewer.socket().send(true, RawWebSocket.BINARY, new byte[0]);

            viewer.start().awaitMedia(3);
        }
    }

    @Test
    void aStartInSeveralFramesIsJoined() throws Exception {
        try (TestViewer viewer = node.open()) {
            viewer.hello();
            viewer.socket().send(false, RawWebSocket.TEXT, "{\"type\":\"st".getBytes(StandardCharsets.UTF_8));
            viewer.socket().send(true, RawWebSocket.PING, new byte[] {1, 2, 3});
            viewer.startWith("art\"}", 0).awaitMedia(3);
        }
    }

    @Test
    void aHeartbeatWithATimeIsAnsweredAndAnyOtherTextIsIgnored() throws Exception {
        try (TestViewer viewer = node.watch().awaitMedia(2)) {
            viewer.say("{\"type\":\"ping\",\"ts\":\"x\"}");
            viewer.say("nonsense");
            viewer.say("{\"type\":\"ping\",\"ts\":1700000000.25}");

            // they are read in order: with the answer to the last, the others have had theirs
            Await.until(
                    "an answer",
                    Duration.ofSeconds(20),
                    () -> !viewer.texts("pong").isEmpty());
            assertThat(viewer.texts("pong")).hasSize(1);
            assertThat(viewer.texts("pong").get(0).get("ts").asDouble()).isEqualTo(1700000000.25);
        }
    }

    @Test
    void aPingIsAnsweredWithItsOwnBytes() throws Exception {
        try (RawWebSocket socket =
                RawWebSocket.open(node.port(), "/stream?" + node.ticket().query(), 0)) {
            socket.read();
            socket.send(true, RawWebSocket.PING, new byte[] {4, 2});

            RawWebSocket.Frame answer = socket.read();
            assertThat(answer.opcode()).isEqualTo(RawWebSocket.PONG);
            assertThat(answer.payload()).isEqualByComparingTo(java.nio.ByteBuffer.wrap(new byte[] {4, 2}));
        }
    }

    @Test
    void theNodeIsAliveForClientsAndAPageForBrowsers() throws Exception {
        HttpAnswer client = node.commands().send("GET", "/", List.of(), new byte[0]);
        HttpAnswer browser = node.commands().send("GET", "/", List.of("Accept: text/html"), new byte[0]);

        assertThat(client.body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(client.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(browser.body()).containsIgnoringCase("<!doctype html>");
    }

    private static String filledIn(String message, JsonNode hello) {
        return message.replace("CONN", hello.get("conn").asText())
                .replace("EXP", hello.get("exp").asText());
    }
}
