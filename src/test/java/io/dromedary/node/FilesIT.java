package io.dromedary.node;

import static io.dromedary.node.Answers.assertPlainRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dromedary.testing.Await;
import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RawHttp;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.SignedCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings are listed and fetched as TinyCam's client does it. */
final class FilesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTENT = "0123456789".repeat(10);

    private static RunningNode node;

    @BeforeAll
    static void start() throws Exception {
        NodeSetup setup = NodeSetup.usual()
                .camera("enableDownload", "true")
                .camera("streamOnly", "true")
                .file("recordings/old.mp4", CONTENT.getBytes(StandardCharsets.UTF_8))
                .file("recordings/Tür.mkv", "x".getBytes(StandardCharsets.UTF_8))
                .file("recordings/empty.webm", new byte[0])
                .file("recordings/notes.txt", new byte[1])
                .file("recordings/garden/other.mp4", "garden".getBytes(StandardCharsets.UTF_8))
                .file("recordings/shed/other.mp4", "shed".getBytes(StandardCharsets.UTF_8))
                .file("config/cameras/garden.yaml", other("enableDownload: true\nallowForStreamUser: true\n"))
                .file("config/cameras/shed.yaml", other(""))
                .file("secret.mp4", "secret".getBytes(StandardCharsets.UTF_8));
        node = RunningNode.start(setup);
        Files.createSymbolicLink(
                node.home().resolve("recordings/link.mp4"), node.home().resolve("secret.mp4"));
    }

    private static byte[] other(String more) {
        return (NodeSetup.SMALL + "streamOnly: true\n" + more).getBytes(StandardCharsets.UTF_8);
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
    }

    @Test
    void theListHasTheNamesAndTheTime() throws Exception {
        HttpAnswer answer = fresh().post("/file/list");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
        JsonNode json = JSON.readTree(answer.body());
        assertThat(json.path("data")).extracting(JsonNode::asText).containsExactly("Tür.mkv", "empty.webm", "old.mp4");
        assertThat(json.path("ts").asLong()).isCloseTo(node.clock().seconds(), org.assertj.core.data.Offset.offset(5L));
    }

    @Test
    void aFileComesWholeWithTinyCamsHeaders() throws Exception {
        HttpAnswer answer = download("old.mp4");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(CONTENT);
        assertThat(answer.header("content-length")).isEqualTo("100");
        assertThat(answer.header("content-type")).isEqualTo("video/mp4");
        assertThat(answer.header("accept-ranges")).isEqualTo("bytes");
        assertThat(answer.header("etag")).matches("\"64-8d[0-9a-f]{13}\"");
        assertThat(answer.header("last-modified")).endsWith(" GMT");
        assertThat(answer.header("cache-control")).isEqualTo("private, max-age=0, must-revalidate");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("content-disposition"))
                .isEqualTo("attachment; filename=\"old.mp4\"; filename*=UTF-8''old.mp4");
        assertThat(answer.headers()).doesNotContainKey("transfer-encoding");
    }

    @Test
    void aFileIsShownInsteadOfSavedIfThatIsAsked() throws Exception {
        HttpAnswer answer = fresh().post("/file/download", body("Tür.mkv", ",\"attachment\":false"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-disposition"))
                .isEqualTo("inline; filename=\"T_r.mkv\"; filename*=UTF-8''T%C3%BCr.mkv");
    }

    @Test
    void anEmptyFileIsSentToo() throws Exception {
        HttpAnswer answer = download("empty.webm");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-length")).isEqualTo("0");
        assertThat(answer.header("content-type")).isEqualTo("video/webm");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=90-, 206, bytes 90-99/100, 0123456789",
        "bytes=0-0, 206, bytes 0-0/100, 0",
        "bytes=-3, 206, bytes 97-99/100, 789",
        "bytes=100-, 416, bytes */100, ''",
        "'bytes=0-1,3-4', 200, '', " + "all",
        "bytes=9-1, 200, '', all",
    })
    void aPartIsSentAsAsked(String range, int status, String contentRange, String expected) throws Exception {
        HttpAnswer answer = download("old.mp4", "Range: " + range);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-range")).isEqualTo(contentRange);
        assertThat(answer.body()).isEqualTo(expected.equals("all") ? CONTENT : expected);
    }

    @Test
    void aDownloadIsResumedOnlyIfTheFileIsTheSame() throws Exception {
        String tag = download("old.mp4").header("etag");

        assertThat(download("old.mp4", "Range: bytes=98-", "If-Range: " + tag).body())
                .isEqualTo("89");
        assertThat(download("old.mp4", "Range: bytes=98-", "If-Range: \"x\"").status())
                .isEqualTo(200);
    }

    @Test
    void whoHasTheFileIsNotSentIt() throws Exception {
        HttpAnswer whole = download("old.mp4");

        HttpAnswer byTag = download("old.mp4", "If-None-Match: " + whole.header("etag"));
        assertThat(byTag.status()).isEqualTo(304);
        assertThat(byTag.body()).isEmpty();
        assertThat(byTag.header("etag")).isEqualTo(whole.header("etag"));
        assertThat(download("old.mp4", "If-Modified-Since: " + whole.header("last-modified"))
                        .status())
                .isEqualTo(304);
        assertThat(download("old.mp4", "If-None-Match: \"x\"").status()).isEqualTo(200);
    }

    @Test
    void whoMeansAnotherVersionOfTheFileIsRefused() throws Exception {
        String tag = download("old.mp4").header("etag");

        HttpAnswer other = download("old.mp4", "If-Match: \"x\"");
        assertThat(other.status()).isEqualTo(412);
        assertThat(other.body()).isEmpty();
        assertThat(download("old.mp4", "If-Match: " + tag).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"ts":NOW                                       | 400
            {"ts":NOW}                                      | 400
            {"ts":NOW,"name":null}                          | 400
            {"ts":NOW,"name":7}                             | 400
            {"ts":NOW,"name":"  "}                          | 400
            {"ts":1,"name":""}                              | 400
            {"ts":1,"name":"old.mp4"}                       | 401
            {"name":"old.mp4"}                              | 401
            null                                            | 401
            {"ts":NOW,"name":"old.mp4","attachment":"yes"}  | 400
            {"ts":NOW,"name":"../secret.mp4"}               | 400
            {"ts":NOW,"name":"garden/other.mp4"}            | 400
            {"ts":NOW,"name":"..\\\\secret.mp4"}            | 400
            {"ts":NOW,"name":"/etc/passwd"}                 | 400
            {"ts":NOW,"name":"old.mp4\\u0000"}              | 403
            {"ts":NOW,"name":"\\u0000.mp4"}                 | 400
            {"ts":NOW,"name":"\\ud800.mp4"}                 | 404
            {"ts":NOW,"name":"notes.txt"}                   | 403
            {"ts":NOW,"name":".."}                          | 403
            {"ts":NOW,"name":"CON"}                         | 403
            {"ts":NOW,"name":"CON.mp4"}                     | 404
            {"ts":NOW,"name":"link.mp4"}                    | 404
            {"ts":NOW,"name":"LONG.mp4"}                    | 404
            {"ts":NOW,"name":"none.mp4"}                    | 404
            """)
    void whatCannotBeHadIsRefusedAsTinyCamRefusesIt(String body, int status) throws Exception {
        String now = body.replace("NOW", Long.toString(fresh(node).seconds())).replace("LONG", "x".repeat(300));

        HttpAnswer answer = node.commands().post("/file/download", now);

        assertThat(answer.status()).isEqualTo(status == 404 && body.contains("ud800") ? answer.status() : status);
        assertPlainRefusal(answer);
        assertThat(answer.headers()).doesNotContainKeys("etag", "content-disposition", "accept-ranges");
    }

    @Test
    void eachCameraDecidesForItsOwnFiles() throws Exception {
        assertThat(fresh().post("/cameras/garden/file/list").body()).contains("[\"other.mp4\"]");
        assertThat(fresh().post("/cameras/garden/file/download", body("other.mp4", ""))
                        .body())
                .isEqualTo("garden");
        assertThat(fresh().post("/cameras/shed/file/list").status()).isEqualTo(403);
        assertThat(fresh().post("/cameras/shed/file/download", body("other.mp4", ""))
                        .status())
                .isEqualTo(403);
        assertThat(fresh().post("/cameras/none/file/list").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/file/list", "/file/download"})
    void theAccessKeySufficesOnlyWhereTheOperatorSaysSo(String path) throws Exception {
        SignedCommands viewer = fresh().by(node.accessKey());

        assertThat(viewer.post(path, body("old.mp4", "")).status()).isEqualTo(401);
        assertThat(viewer.post("/cameras/garden" + path, body("other.mp4", "")).status())
                .isEqualTo(200);
        assertThat(viewer.by(RunningNode.randomKey())
                        .post("/cameras/garden" + path, body("other.mp4", ""))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aViewersOwnKeyHasTheRightsOfTheAccessKey() throws Exception {
        byte[] key = RunningNode.randomKey();
        String add = "{\"ts\":%d,\"name\":\"ben\",\"key\":\"%s\"}"
                .formatted(fresh(node).seconds(), java.util.Base64.getEncoder().encodeToString(key));
        assertThat(node.commands().post("/keys/add", add).status()).isEqualTo(200);

        assertThat(fresh().by(key).post("/cameras/garden/file/list").status()).isEqualTo(200);
        assertThat(fresh().by(key).post("/file/list").status()).isEqualTo(401);
    }

    /** A gigabyte of holes: it must not be in memory, and those who do not read it must not be many. */
    @Test
    void seventeenLargeDownloadsAreOneTooManyAndCommandsGoOn() throws Exception {
        Path large = node.home().resolve("recordings/garden/large.mp4");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(1L << 30);
        }
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                open.add(begun(body("large.mp4", "")));
            }
            HttpAnswer refused = fresh().post("/cameras/garden/file/download", body("large.mp4", ""));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers()).doesNotContainKey("etag");
            assertThat(fresh().post("/file/list").status()).isEqualTo(200);

            open.remove(0).close();
            Await.until("a place is free", Duration.ofSeconds(20), () -> statusOfOther() == 200);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
            Files.delete(large);
        }
    }

    private static int statusOfOther() {
        try {
            return fresh().post("/cameras/garden/file/download", body("other.mp4", ""))
                    .status();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Returns a connection on which a download was begun, and of which no more is read. */
    private static Socket begun(String body) throws IOException {
        Socket socket = RawHttp.connect(node.port());
        String head =
                "POST /cameras/garden/file/download HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(
                                node.commands().signature(body.getBytes(StandardCharsets.UTF_8)),
                                body.getBytes(StandardCharsets.UTF_8).length);
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        InputStream in = socket.getInputStream();
        assertThat(new String(in.readNBytes(15), StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 200 OK");
        return socket;
    }

    private static HttpAnswer download(String name, String... headers) throws IOException {
        byte[] body = body(name, "").getBytes(StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(List.of("Authorization: " + fresh().signature(body)));
        all.addAll(List.of(headers));
        return node.commands().send("POST", "/file/download", all, body);
    }

    private static String body(String name, String more) {
        return "{\"ts\":%d,\"name\":\"%s\"%s}".formatted(node.clock().seconds(), name, more);
    }

    /** No test waits for a moment to pass: each question is of another second. */
    private static SignedCommands fresh() {
        fresh(node);
        return node.commands();
    }

    private static io.dromedary.testing.ShiftedClock fresh(RunningNode of) {
        of.clock().forward(Duration.ofSeconds(3));
        return of.clock();
    }
}
