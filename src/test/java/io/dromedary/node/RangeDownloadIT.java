package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.testing.Await;
import io.dromedary.testing.Decoded;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A span of time of a recording is fetched as one file. */
final class RangeDownloadIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static SegmentQuestions asked;
    private static String span;

    @BeforeAll
    static void start() throws Exception {
        NodeSetup setup = NodeSetup.usual()
                .camera("width", "640")
                .camera("height", "360")
                .camera("globalQuality", "5")
                .camera("segmentUnit", "second")
                .camera("segmentSeconds", "2")
                .camera("retainMaxFiles", "0")
                .camera("enableDownload", "true")
                .file(
                        "config/cameras/shed.yaml",
                        (NodeSetup.SMALL + "streamOnly: true\n").getBytes(StandardCharsets.UTF_8));
        asked = new SegmentQuestions(RunningNode.start(setup).awaitPicture());
        Await.until(
                "four segments", SegmentQuestions.PATIENCE, () -> asked.closed().size() >= 4);
        assertThat(asked.node().commands().post("/stop").status()).isEqualTo(200);
        Await.until(
                "the last is closed",
                SegmentQuestions.PATIENCE,
                () -> asked.closed().size() == asked.segments().size());
        JsonNode segments = asked.segments();
        Instant from = Instant.parse(segments.path(0).path("from").asText()).plusMillis(1500);
        span = ",\"from\":\"%s\",\"to\":\"%s\"".formatted(from, from.plusMillis(3000));
    }

    @AfterAll
    static void stop() throws Exception {
        asked.node().close();
    }

    @Test
    void aSpanOverThreeSegmentsIsOneFileThatPlays() throws Exception {
        HttpResponse<byte[]> answer = download(span);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "content-length")).isEqualTo(Integer.toString(answer.body().length));
        assertThat(answer.headers().firstValue("transfer-encoding")).isEmpty();
        assertThat(header(answer, "content-type")).isEqualTo("video/mp4");
        assertThat(header(answer, "accept-ranges")).isEqualTo("bytes");
        assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(header(answer, "content-disposition"))
                .matches("attachment; filename=\"default_\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ.mp4\".*");
        Decoded decoded = Decoded.of(answer.body());
        assertThat(decoded.errors()).isEmpty();
        assertThat(decoded.frames()).isBetween(100L, 150L);
    }

    @Test
    void anyPartIsAPartOfTheWhole() throws Exception {
        HttpResponse<byte[]> answer = download(span);
        byte[] whole = answer.body();
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            int from = random.nextInt(whole.length);
            int to = from + random.nextInt(whole.length - from);

            HttpResponse<byte[]> part = download(span, "Range", "bytes=" + from + '-' + to);

            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(header(part, "content-range")).isEqualTo("bytes " + from + '-' + to + '/' + whole.length);
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, from, to + 1));
        }
        assertThat(download(span, "Range", "bytes=-5").body())
                .isEqualTo(Arrays.copyOfRange(whole, whole.length - 5, whole.length));
        HttpResponse<byte[]> none = download(span, "Range", "bytes=" + whole.length + '-');
        assertThat(none.statusCode()).isEqualTo(416);
        assertThat(header(none, "content-range")).isEqualTo("bytes */" + whole.length);
    }

    @Test
    void aDownloadThatBrokeOffGoesOnWhereItWas() throws Exception {
        HttpResponse<byte[]> answer = download(span);
        byte[] some;
        try (Socket socket = begun(span)) {
            some = bodyOf(socket.getInputStream(), 10_000);
        }

        HttpResponse<byte[]> rest = download(span, "Range", "bytes=10000-", "If-Range", header(answer, "etag"));

        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(some).isEqualTo(Arrays.copyOf(answer.body(), 10_000));
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(answer.body(), 10_000, answer.body().length));
        assertThat(download(span, "Range", "bytes=10000-", "If-Range", "\"x\"").statusCode())
                .isEqualTo(200);
        assertThat(download(span, "If-None-Match", header(answer, "etag")).statusCode())
                .isEqualTo(304);
    }

    @Test
    void anMp4WithItsIndexFirstIsPackedOnRequestAndGone() throws Exception {
        HttpResponse<byte[]> answer = download(span + ",\"progressive\":true");

        assertThat(answer.statusCode()).isEqualTo(200);
        String all = new String(answer.body(), StandardCharsets.ISO_8859_1);
        assertThat(all.indexOf("moov")).isBetween(1, all.indexOf("mdat"));
        assertThat(Decoded.of(answer.body()).frames())
                .isEqualTo(Decoded.of(download(span).body()).frames());
        Await.until("it is deleted", SegmentQuestions.PATIENCE, () -> exports().isEmpty());
    }

    /** A client that goes away, or that reads nothing, costs a place and no more. */
    @Test
    void eightAtATimeAndAPlaceIsFreeWhenAClientGoesAway() throws Exception {
        String all = ",\"from\":\"%s\",\"to\":\"%s\""
                .formatted(
                        asked.segments().path(0).path("from").asText(),
                        Instant.parse(asked.segments().path(0).path("from").asText())
                                .plusSeconds(3600));
        for (int i = 0; i < 20; i++) {
            asking(all).close();
        }
        List<Socket> open = new ArrayList<>();
        try {
            Await.until("all are taken", SegmentQuestions.PATIENCE, () -> isOneMore(all, open) && open.size() == 8);
            assertThat(status(all)).isEqualTo(503);
            open.remove(0).close();
            Await.until("a place is free", SegmentQuestions.PATIENCE, () -> status(all) == 200);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
        Await.until("all places are free", SegmentQuestions.PATIENCE, () -> status(all) == 200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            ,"from":"2026-01-02T00:00:00Z","to":"2026-01-01T00:00:00Z"                      | 400
            ,"from":"2026-01-01T00:00:00Z","to":"2026-01-01T00:00:00Z"                      | 400
            ,"from":"2026-01-01T00:00:00Z"                                                  | 400
            ,"to":"2026-01-01T00:00:00Z"                                                    | 400
            ,"from":"yesterday","to":"2026-01-01T00:00:00Z"                                 | 400
            ,"from":1,"to":2                                                                | 400
            ,"from":"-999999999-01-01T00:00:00Z","to":"+999999999-01-01T00:00:00Z"          | 400
            ,"from":"2026-01-01T00:00:00Z","to":"2026-01-03T00:00:00Z"                      | 400
            ,"from":"2020-01-01T00:00:00Z","to":"2020-01-01T01:00:00Z"                      | 404
            ,"from":"2020-01-01T00:00:00Z","to":"2020-01-01T01:00:00Z","camera":"none"      | 404
            ,"from":"2020-01-01T00:00:00Z","to":"2020-01-01T01:00:00Z","camera":"../x"      | 404
            ,"from":"2020-01-01T00:00:00Z","to":"2020-01-01T01:00:00Z","camera":"shed"      | 403
            ,"from":"2020-01-01T00:00:00Z","to":"2020-01-01T01:00:00Z","progressive":"yes"  | 400
            """)
    void whatCannotBeHadIsRefused(String more, int status) throws Exception {
        HttpResponse<byte[]> answer = download(more);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().map()).doesNotContainKeys("etag", "content-disposition", "accept-ranges");
    }

    @Test
    void viewersMayNotFetchIt() throws Exception {
        byte[] body = ("{\"ts\":" + asked.node().clock().seconds() + span + '}').getBytes(StandardCharsets.UTF_8);
        var viewer = asked.node().commands().by(asked.node().accessKey());

        assertThat(viewer.post("/recordings/download", body).status()).isEqualTo(401);
    }

    private static int status(String more) {
        try {
            return download(more).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> exports() {
        Path folder = asked.node().home().resolve("state/exports");
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static byte[] body(String more) {
        return ("{\"ts\":" + asked.node().clock().seconds() + ",\"n\":" + System.nanoTime() + more + '}')
                .getBytes(StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> download(String more, String... headers)
            throws IOException, InterruptedException {
        byte[] body = body(more);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + asked.node().port() + "/recordings/download"))
                .header("Authorization", asked.node().commands().signature(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static boolean isOneMore(String more, List<Socket> open) {
        try {
            Socket socket = asking(more);
            open.add(socket);
            if (isBegun(socket)) {
                return true;
            }
            open.remove(socket);
            socket.close();
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Returns a connection on which a download was begun, and of which no more is read. */
    private static Socket begun(String more) throws IOException {
        Socket socket = asking(more);
        assertThat(isBegun(socket)).isTrue();
        return socket;
    }

    private static boolean isBegun(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(15), StandardCharsets.UTF_8).equals("HTTP/1.1 200 OK");
    }

    private static Socket asking(String more) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(15_000);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), asked.node().port()));
        byte[] body = body(more);
        String head = "POST /recordings/download HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(asked.node().commands().signature(body), body.length);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
        return socket;
    }

    private static byte[] bodyOf(InputStream in, int bytes) throws IOException {
        int ends = 0;
        for (int last = 0; ends < 4; last = in.read()) {
            ends = last == '\r' || last == '\n' ? ends + 1 : 0;
            if (ends == 4) {
                break;
            }
        }
        return in.readNBytes(bytes);
    }
}
