package io.dromedary.node;

import static io.dromedary.node.Answers.assertPlainRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.dromedary.testing.CapturedLog;
import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.RawHttp;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.SignedCommands;
import io.dromedary.testing.TestViewer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that mean harm. After each of them a viewer who was there before still gets every frame, and the log shows
 * no stack trace.
 */
final class HostileRequestsIT {

    private static final String TRAP = "trap-file-nobody-should-make";

    private static RunningNode node;
    private static SignedCommands commands;
    private static long ffmpeg;
    private static TestViewer bystander;
    private CapturedLog log = CapturedLog.from(Level.WARN);

    @BeforeAll
    static void start() throws Exception {
        node = RunningNode.start().awaitPicture();
        commands = node.commands();
        ffmpeg = node.ffmpegPid();
        bystander = node.watch();
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
    void nothingHappened() throws Exception {
        bystander.say("{\"type\":\"ping\",\"ts\":1}");
        bystander.awaitMedia(bystander.mediaCount() + 3);
        assertThat(bystander.broken()).isEmpty();
        assertThat(bystander.isDone()).isFalse();
        assertThat(node.ffmpegPid()).isEqualTo(ffmpeg);
        log.close();
        assertThat(log.entries()).noneMatch(entry -> entry.contains("\tat "));
        assertThat(Path.of(TRAP)).doesNotExist();
        assertThat(node.home().resolve(TRAP)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {65_537, 10 << 20})
    void aBodyAboveTheLimitIsTooLarge(int bytes) throws IOException {
        byte[] body = " ".repeat(bytes).getBytes(StandardCharsets.UTF_8);

        HttpAnswer answer = commands.post("/start", body);

        assertThat(answer.status()).isEqualTo(413);
        assertPlainRefusal(answer);
    }

    @Test
    void aBodyInChunksAboveTheLimitIsTooLargeToo() throws IOException {
        String chunk = "ffff\r\n" + " ".repeat(0xffff) + "\r\n";
        List<String> head = List.of("POST /start HTTP/1.1", "Host: node", "Transfer-Encoding: chunked");

        HttpAnswer answer =
                RawHttp.exchange(node.port(), head, (chunk.repeat(20) + "0\r\n\r\n").getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(413);
        assertPlainRefusal(answer);
    }

    @Test
    void aBodyAtTheLimitIsRead() throws IOException {
        String body = commands.now();
        HttpAnswer answer = commands.post("/start", body + " ".repeat(65_536 - body.length()));

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /start",
                "DELETE /stop",
                "PUT /apply",
                "PATCH /update/key",
                "HEAD /start",
                "OPTIONS /stop",
                "GET /cameras/default/stop",
                "TRACE /device"
            })
    void aWrongMethodIsNotAllowed(String request) throws IOException {
        HttpAnswer answer = commands.send(request.split(" ", -1)[0], request.split(" ", -1)[1], List.of(), new byte[0]);

        assertThat(answer.status()).isEqualTo(405);
        assertPlainRefusal(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/web/../../keys/keys.json",
                "/web/%2e%2e/%2e%2e/keys/keys.json",
                "/web/..%2f..%2fkeys%2fkeys.json",
                "/keys/keys.json",
                "/web/%00",
                "/web/nothing.js",
                "//etc/passwd",
                "/routes/update-key.camel.yaml"
            })
    void aPathThatDoesNotExistIsNotFound(String path) throws IOException {
        HttpAnswer answer = commands.send("GET", path, List.of(), new byte[0]);

        assertThat(answer.status()).isIn(400, 404);
        assertPlainRefusal(answer);
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedUnlessTheyAreSignedAndThenTheyAreNoJson() throws IOException {
        byte[] bytes = {'{', '"', (byte) 0xff, (byte) 0xfe, (byte) 0xc3, '"', ':', '1', '}'};

        assertThat(commands.post("/start", bytes).status()).isIn(400, 401);
        assertThat(commands.post("/apply", bytes).status()).isIn(401, 422);
        assertPlainRefusal(commands.send("POST", "/start", List.of(), bytes));
    }

    @Test
    void signedJsonOfManyLevelsIsRefused() throws IOException {
        HttpAnswer answer = commands.post("/start", "{\"ts\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertPlainRefusal(answer);
    }

    @Test
    void signedNumbersOfManyDigitsAreRefused() throws IOException {
        assertPlainRefusal(commands.post("/start", "{\"ts\":" + "9".repeat(60_000) + "}"));
        assertPlainRefusal(commands.post("/start", "{\"ts\":1e-" + "9".repeat(9) + "}"));
        assertPlainRefusal(commands.post("/start", "{\"ts\":-" + "9".repeat(19) + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stream?token=", "/start?", "/device?name=", "/stream/check?exp="})
    void aQueryOfAMegabyteIsTooLong(String target) throws IOException {
        HttpAnswer answer = commands.send("GET", target + "x".repeat(1 << 20), List.of(), new byte[0]);

        assertThat(answer.status()).isEqualTo(414);
        assertPlainRefusal(answer);
    }

    @Test
    void headersOfAMegabyteAreTooLong() throws IOException {
        HttpAnswer answer =
                commands.send("GET", "/status", List.of("Authorization: " + "x".repeat(1 << 20)), new byte[0]);

        assertThat(answer.status()).isEqualTo(431);
        assertPlainRefusal(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/9.9\r\n\r\n",
                "\u0000\u0001\u0002\r\n\r\n",
                "GET\r\n\r\n",
                "POST /start HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST /start HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "POST /start HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "GET /stream HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n",
                "GET /stream HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: upgrade\r\nSec-WebSocket-Version: 99\r\nSec-WebSocket-Key: x\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
            })
    void whatIsNoRequestIsRefusedOrHungUpOn(String bytes) throws IOException {
        try (Socket socket = RawHttp.connect(node.port())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(answer).matches("(?s)|HTTP/\\d\\.\\d (4|50[15]).*").doesNotContain("Exception", "\tat ");
        }
    }

    static Stream<String> names() {
        return Stream.of(
                "CamelExecCommandExecutable",
                "CAmelExecCommandExecutable",
                "camelexeccommandargs",
                "CamelHttpUri",
                "CAMELhttpUri",
                "CamelHttpPath",
                "CamelHttpResponseCode",
                "CamelHttpMethod",
                "CamelFileName",
                "CamelVertxWebsocket.sendToAll",
                "camelvertxwebsocket.connectionKey",
                "CamelVertxWebsocket.event",
                "websocket.connectionKey",
                "operationName",
                "CamelBeanMethodName",
                "CamelBeanParameterMappingName",
                "CamelLanguageScript",
                "CamelRedeliveryCounter",
                "CamelTimerName",
                "org.apache.camel.Exchange",
                "camera",
                "upgrade",
                "admission",
                "accessKey",
                "signature",
                "Content-Type");
    }

    @ParameterizedTest
    @MethodSource("names")
    void noNameInARequestGivesOrders(String name) throws Exception {
        for (String value : List.of(TRAP, "stop", "599", "attic", "true")) {
            List<String> headers = List.of(name + ": " + value);
            String query = name + '=' + value;

            assertThat(signed("/start?" + query, headers, commands.now()).body())
                    .isEqualTo("{\"running\":true}");
            assertThat(signed("/status?" + query, headers, commands.now()).status())
                    .isEqualTo(200);
            assertPlainRefusal(commands.send("POST", "/stop?" + query, headers, body(commands.now())));
            assertThat(commands.send(
                                    "GET", "/stream/check?" + node.ticket().query() + '&' + query, headers, new byte[0])
                            .status())
                    .isEqualTo(204);
            assertPlainRefusal(node.refusal("/stream?" + query));
            try (TestViewer viewer = TestViewer.open(node.port(), "/stream?" + query, node.ticket())) {
                viewer.start().awaitMedia(2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "application/x-java-serialized-object",
                "text/xml",
                "application/json; charset=nonsense",
                "\u0001"
            })
    void noTypeOfBodyChangesItsMeaning(String type) throws Exception {
        List<String> headers = List.of("Content-Type: " + type);
        String form = "CamelHttpResponseCode=599&camera=attic&ts=1";
        String multipart = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"" + TRAP
                + "\"\r\n\r\nCamelFileName\r\n--x--\r\n";

        assertPlainRefusal(signed("/stop", headers, form));
        assertPlainRefusal(signed("/stop", headers, multipart));
        assertPlainRefusal(commands.send("POST", "/stop", headers, body(multipart)));
        try (Stream<Path> uploads =
                Files.exists(Path.of("file-uploads")) ? Files.list(Path.of("file-uploads")) : Stream.empty()) {
            assertThat(uploads).isEmpty();
        }
    }

    @Test
    void connectionsThatNeverFinishTheirRequestKeepNobodyOut() throws Exception {
        List<Socket> halfOpen = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = RawHttp.connect(node.port());
                halfOpen.add(socket);
                socket.getOutputStream().write(body("POST /start HT"));
            }
            long asked = System.nanoTime();
            assertThat(commands.post("/start").status()).isEqualTo(200);
            try (TestViewer viewer = node.watch()) {
                viewer.awaitMedia(10);
            }
            assertThat(System.nanoTime() - asked).isLessThan(5_000_000_000L);
        } finally {
            for (Socket socket : halfOpen) {
                socket.close();
            }
        }
    }

    private static HttpAnswer signed(String target, List<String> headers, String text) throws IOException {
        List<String> all = new ArrayList<>(headers);
        all.add("Authorization: " + commands.signature(body(text)));
        return commands.send("POST", target, all, body(text));
    }

    private static byte[] body(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
