package io.dromedary.node;

import static io.dromedary.node.Answers.assertAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.SignedCommands;
import io.dromedary.testing.TestViewer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed commands and their answers: reference/tinycam-protocol.md, 1.2 to 1.4. */
final class CommandsIT {

    private static RunningNode node;
    private static SignedCommands commands;

    @BeforeAll
    static void start() throws Exception {
        node = RunningNode.start().awaitPicture();
        commands = node.commands();
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/start; {\"running\":true}",
                "/cameras/default/start; {\"running\":true}",
                "/apply; {\"applied\":true,\"running\":true}",
                "/apply-config; {\"applied\":true,\"running\":true}"
            })
    void aCommandIsAnsweredInTinyCamsWords(String path, String body) throws IOException {
        HttpAnswer answer = commands.post(path);

        assertAnswer(answer, 200, body);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/device", "/devices", "/device?kind=video", "/device?name=Test"})
    void theDevicesAreListedAsTextToNewAndOlderClients(String path) throws IOException {
        for (HttpAnswer answer : List.of(commands.post(path), commands.get(path))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
            assertThat(answer.body()).isNotBlank();
        }
    }

    @Test
    void theStatusTellsOfTheCameraAndNamesNoSecret() throws IOException {
        HttpAnswer answer = commands.post("/status");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"name\":\"default\"").doesNotContain("Key");
        assertThat(commands.get("/status").status()).isEqualTo(200);
    }

    @Test
    void stoppingSendsViewersAwayAndStartingBringsThePictureBack() throws Exception {
        try (TestViewer viewer = node.watch().awaitMedia(2)) {
            assertAnswer(commands.post("/stop"), 200, "{\"running\":false}");
            assertThat(viewer.closing().code()).isEqualTo(4002);
            assertThat(viewer.closing().reason()).isEqualTo("camera stopped");
        }
        try (TestViewer newcomer = TestViewer.open(node.port(), "/stream", node.ticket())) {
            assertThat(newcomer.closing().code()).isEqualTo(4002);
        }
        assertThat(node.ffmpegPid()).as("ffmpeg ended").isZero();
        assertAnswer(commands.post("/cameras/default/stop"), 200, "{\"running\":false}");
        assertAnswer(commands.post("/start"), 200, "{\"running\":true}");
        assertAnswer(commands.post("/start"), 200, "{\"running\":true}");
        try (TestViewer viewer = node.watch()) {
            viewer.awaitMedia(30);
        }
    }

    @Test
    void startingACameraThatRunsDisturbsNobody() throws Exception {
        long ffmpeg = node.awaitPicture().ffmpegPid();
        try (TestViewer viewer = node.watch().awaitMedia(2)) {
            commands.post("/start", "{\"force\":true,\"ts\":" + node.clock().seconds() + "}");

            viewer.awaitMedia(viewer.mediaCount() + 30);
            assertThat(node.ffmpegPid()).isEqualTo(ffmpeg);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/start", "/stop", "/status", "/device"})
    void aCameraOrPathThatDoesNotExistIsNotFound(String path) throws IOException {
        assertThat(commands.post("/cameras/attic" + path).status()).isEqualTo(404);
    }

    @Test
    void theSignatureMayComeInEitherHeaderAndEitherAlphabet() throws IOException {
        byte[] body = body(commands.now());
        String signature = commands.signature(body);
        String url = signature.replace('+', '-').replace('/', '_').replace("=", "");

        for (String header : List.of(
                "Authorization: " + signature,
                "authorization: " + url,
                "X-TinyCam-Auth: " + signature,
                "x-tinycam-auth: " + url,
                "Authorization:   " + signature + "  ")) {
            assertThat(commands.send("POST", "/start", List.of(header), body).status())
                    .as(header)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/start", "/stop", "/apply", "/update/key", "/device", "/status"})
    void aCommandWithoutAGoodSignatureIsUnauthorizedWithAnEmptyBody(String path) throws IOException {
        byte[] body = body(commands.now());
        String good = commands.signature(body);

        for (List<String> headers : List.of(
                List.<String>of(),
                List.of("Authorization:"),
                List.of("Authorization: " + commands.signature(body(commands.now() + ' '))),
                List.of("Authorization: Bearer " + good),
                List.of("Authorization: " + good.substring(4)),
                List.of("Authorization: AAAA" + good),
                List.of("Authorization: \u00e9\u00ff*?"),
                List.of("X-TinyCam-Auth: no"),
                List.of("Cookie: Authorization=" + good))) {
            HttpAnswer answer = commands.send("POST", path, headers, body);

            assertAnswer(answer, 401, "");
            assertThat(answer.headers()).doesNotContainKey("www-authenticate");
        }
        assertThat(node.ffmpegPid()).as("nothing was stopped").isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/start", "/apply", "/update/key", "/status"})
    void aCommandThatWasNotSignedJustNowIsUnauthorized(String path) throws IOException {
        long now = node.clock().seconds();

        for (String body : List.of(
                "{}",
                "null",
                "{\"force\":true}",
                "{\"ts\":0}",
                "{\"ts\":-1}",
                "{\"ts\":" + (now - 125) + "}",
                "{\"ts\":" + (now + 125) + "}",
                "{\"ts\":" + Long.MAX_VALUE + "}",
                "{\"ts\":" + Long.MIN_VALUE + "}",
                "{\"ts\":" + now + ",\"TS\":1}")) {
            assertAnswer(commands.post(path, body), 401, "");
        }
    }

    @Test
    void namesAreReadInAnyCaseAndUnknownOnesAreIgnored() throws IOException {
        long now = node.clock().seconds();

        assertThat(commands.post("/start", "{\"TS\":" + (now - 110) + ",\"x\":{}}")
                        .status())
                .isEqualTo(200);
        assertThat(commands.post("/start", "{\"ts\":1,\"Ts\":" + (now + 110) + "}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ts\":\"NOW\"}",
                "{\"ts\":NOW.5}",
                "{\"ts\":NOW.0}",
                "{\"ts\":null}",
                "{\"ts\":[NOW]}",
                "{\"ts\":9999999999999999999999}",
                "{\"ts\":1e400}",
                "{\"ts\":NOW",
                "{\"ts\":NOW}}",
                "{\"ts\":NOW,}",
                "{ts:NOW}",
                "/**/{\"ts\":NOW}",
                "[NOW]",
                "NOW",
                "\"ts\"",
                ""
            })
    void aCommandThatIsNoGoodJsonIsRefusedAndAsFaultyByApply(String template) throws IOException {
        String body = template.replace("NOW", Long.toString(node.clock().seconds()));

        assertAnswer(commands.post("/start", body), 400, "");
        assertAnswer(commands.post("/apply", body), 422, "");
    }

    @Test
    void theSameCommandTwiceInOneSecondIsHonestAndLaterItIsAReplay() throws IOException {
        String body = commands.now();
        assertThat(commands.post("/start", body).status()).isEqualTo(200);
        assertThat(commands.post("/apply", body).status()).isEqualTo(200);
        assertThat(commands.post("/start", body).status()).isEqualTo(200);

        node.clock().forward(Duration.ofSeconds(3));

        for (String path : List.of("/start", "/stop", "/apply", "/update/key", "/device", "/status")) {
            assertAnswer(commands.post(path, body), 401, "");
        }
        assertThat(node.awaitPicture().ffmpegPid()).isPositive();
    }

    @Test
    void whatWasHeardOfAQuestionCannotBeUsedAsACommandLater() throws IOException {
        String body = commands.now();
        assertThat(commands.post("/status", body).status()).isEqualTo(200);

        node.clock().forward(Duration.ofSeconds(6));

        assertAnswer(commands.post("/stop", body), 401, "");
        assertThat(node.awaitPicture().ffmpegPid()).isPositive();
    }

    private static byte[] body(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
