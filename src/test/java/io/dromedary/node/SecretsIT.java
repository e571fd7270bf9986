package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dromedary.crypto.SharedKey;
import io.dromedary.crypto.ViewerKey;
import io.dromedary.testing.Await;
import io.dromedary.testing.CapturedLog;
import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.StreamTicket;
import io.dromedary.testing.TestCertificate;
import io.dromedary.testing.TestPlayer;
import io.dromedary.testing.TestViewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nothing that is secret is ever logged, at no level, by nothing that the node is made of. */
final class SecretsIT {

    private static final String PFX_PASSWORD = "pfx-correct-horse";
    private static final String CAMERA_PASSWORD = "camera-battery-staple";
    private static final String HOOK_TOKEN = "hook-correct-horse";
    private static final String HOOK_PATH = "hook";
    private static final String STORE_SECRET = "store-correct-battery";
    private static final String EVER =
            "\"camera\":\"default\",\"from\":\"2000-01-01T00:00:00Z\",\"to\":\"2100-01-01T00:00:00Z\",\"protected\":true";

    @Test
    void noSecretIsInTheLogEvenIfEverythingIsLogged() throws Exception {
        List<byte[]> secrets = new ArrayList<>();
        List<String> entries;
        try (CapturedLog log = CapturedLog.ofShippedNode()) {
            aNodesLife(secrets);
            entries = log.entries();
        }

        assertNoneIsThere(secrets, entries);
    }

    /** Handshakes good and bad, a picture, commands good and bad, a rotation; notes every secret in it. */
    private static void aNodesLife(List<byte[]> secrets) throws Exception {
        NodeSetup setup = NodeSetup.usual()
                .file("node.pfx", TestCertificate.make().pfx(PFX_PASSWORD))
                .camera("pfxPath", "node.pfx")
                .camera("password", PFX_PASSWORD);
        secrets.addAll(List.of(utf8(PFX_PASSWORD), utf8(CAMERA_PASSWORD)));
        try (RunningNode node = RunningNode.start(setup).awaitPicture()) {
            keysOfViewers(node, secrets);
            byte[] fresh = RunningNode.randomKey();
            StreamTicket ticket = node.ticket();
            secrets.addAll(List.of(node.accessKey(), node.managementKey(), fresh, ticket.token()));
            try (TestViewer viewer =
                    TestViewer.open(node.port(), "/stream", ticket).start()) {
                viewer.awaitMedia(5);
                secrets.add(viewer.sessionKey());
                node.refusal("/stream?" + ticket.query().replace("cnonce=", "cnonce=A"));
                node.refusal("/cameras/attic/stream?" + ticket.query());
                rotate(node, fresh);
                viewer.closing();
            }
            node.refusal("/stream?" + ticket.query());
            node.commands().post("/start");
            node.commands().post("/start", "{");
            node.commands().post("/apply");
            rotate(node, new byte[32]);
            theCertificateAndTheCameraChange(node, setup);
        }
    }

    /** A recording is played, saved and downloaded, by good keys and bad; the samples of routes send its segments. */
    @Test
    void noSecretIsInTheLogOfOneWhoPlaysDownloadsAndShips() throws Exception {
        List<byte[]> secrets = new ArrayList<>(List.of(utf8(HOOK_TOKEN), utf8(STORE_SECRET)));
        List<String> entries;
        try (CapturedLog log = CapturedLog.ofShippedNode()) {
            aRecordingsLife(secrets);
            entries = log.entries();
        }

        assertNoneIsThere(secrets, entries);
    }

    private static void aRecordingsLife(List<byte[]> secrets) throws Exception {
        NodeSetup setup = NodeSetup.usual()
                .camera("segmentUnit", "second")
                .camera("segmentSeconds", "1")
                .camera("allowForStreamUser", "true")
                .camera("enableDownload", "true");
        try (RunningNode node = RunningNode.start(setup).awaitPicture();
                AnsweringServer server = new AnsweringServer()) {
            StreamTicket ticket = node.ticket();
            StreamTicket operator =
                    new StreamTicket(node.managementKey(), node.clock().seconds() + 60);
            secrets.addAll(List.of(node.accessKey(), node.managementKey(), ticket.token(), operator.token()));
            for (StreamTicket who : List.of(ticket, operator)) {
                plays(node, who, secrets);
            }
            node.refusal("/recordings/stream?" + ticket.query().replace("cnonce=", "cnonce=A"));
            node.refusal("/cameras/attic/recordings/stream?" + operator.query());
            node.commands().get("/recordings/stream/check?" + ticket.query());
            for (String path : List.of("spans", "download", "protect")) {
                command(node, "/recordings/" + path, EVER);
                node.commands()
                        .by(node.accessKey())
                        .post(
                                "/recordings/" + path,
                                "{\"ts\":%d,%s}".formatted(node.clock().seconds(), EVER));
            }
            ships(node, server);
        }
    }

    private static void plays(RunningNode node, StreamTicket ticket, List<byte[]> secrets) throws Exception {
        try (TestPlayer player = TestPlayer.open(node.port(), "/recordings/stream", ticket)) {
            secrets.add(player.viewer().sessionKey());
            Await.until("something is recorded", Duration.ofSeconds(30), () -> isPlayed(player));
            player.answer(player.save("2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z"));
            player.answer(player.ask("save", "\"from\":\"nonsense\""));
        }
    }

    private static boolean isPlayed(TestPlayer player) {
        try {
            return !player.answer(player.play("2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z"))
                    .parts()
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each of the two is refused at first, and then does what it is for. */
    private static void ships(RunningNode node, AnsweringServer server) throws Exception {
        secret(node, "webhook-token", HOOK_TOKEN);
        secret(node, "s3-credentials", "aws_access_key_id = A\naws_secret_access_key = " + STORE_SECRET);
        sample(node, "post-segments-to-webhook", "https://hooks.example.org/segments", server.address() + HOOK_PATH);
        sample(node, "copy-segments-to-s3", "https://s3.example.org/recordings", server.address() + "recordings");
        Await.until("both were refused and came again", Duration.ofSeconds(60), server::hasServedBoth);
    }

    private static void secret(RunningNode node, String name, String text) throws IOException {
        Path file = node.home().resolve("keys").resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private static void sample(RunningNode node, String name, String from, String to) throws IOException {
        String file = name + ".camel.yaml";
        String text = Files.readString(Path.of("routes/samples", file));
        assertThat(text).contains(from);
        Files.writeString(node.home().resolve("routes").resolve(file), text.replace(from, to));
    }

    /** Refuses the first request of each path's beginning and takes the others. */
    private static final class AnsweringServer implements AutoCloseable {

        private final HttpServer server;
        private final AtomicInteger hooks = new AtomicInteger();
        private final AtomicInteger objects = new AtomicInteger();

        AnsweringServer() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
            server.createContext('/' + HOOK_PATH, request -> answer(request, hooks));
            server.createContext("/recordings", request -> answer(request, objects));
            server.start();
        }

        private static void answer(HttpExchange request, AtomicInteger served) throws IOException {
            try (request) {
                request.getRequestBody().readAllBytes();
                request.sendResponseHeaders(served.getAndIncrement() == 0 ? 500 : 200, -1);
            }
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + '/';
        }

        boolean hasServedBoth() {
            return hooks.get() > 2 && objects.get() > 2;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    /** A key that is brought along and one that is made here: added, watched with, refused, revoked. */
    private static void keysOfViewers(RunningNode node, List<byte[]> secrets) throws Exception {
        byte[] brought = RunningNode.randomKey();
        String key = Base64.getEncoder().encodeToString(brought);
        secrets.add(brought);
        command(node, "/keys/add", "\"name\":\"ben\",\"key\":\"" + key + '"');
        command(node, "/keys/add", "\"name\":\"ann\",\"key\":\"" + key + '"');
        JsonNode made = new ObjectMapper()
                .readTree(command(node, "/keys/add", "\"name\":\"ann\"").body());
        byte[] salt = Base64.getDecoder().decode(made.path("salt").asText());
        secrets.add(ViewerKey.derive(SharedKey.of(node.managementKey()), salt, "ann")
                .revealBytes());
        StreamTicket ticket = new StreamTicket(brought, node.clock().seconds() + 60);
        secrets.add(ticket.token());
        try (TestViewer viewer = TestViewer.open(node.port(), "/stream", ticket).start()) {
            viewer.awaitMedia(2);
            secrets.add(viewer.sessionKey());
            command(node, "/keys/revoke", "\"name\":\"ben\"");
            viewer.closing();
        }
        node.refusal("/stream?" + ticket.query());
    }

    /** The file does not open with its password any more, and the camera has an address with a password. */
    private static void theCertificateAndTheCameraChange(RunningNode node, NodeSetup setup) throws Exception {
        Files.write(node.home().resolve("node.pfx"), TestCertificate.make().pfx("another"));
        node.configure(setup.camera("device", "rtsp://user:" + CAMERA_PASSWORD + "@127.0.0.1:9/live")
                .camera());
        command(node, "/apply", "\"once\":1");
        Await.until(
                "the camera failed", Duration.ofSeconds(20), () -> state(node).has("lastFailure"));
    }

    private static JsonNode state(RunningNode node) {
        try {
            return node.commands().camera();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpAnswer command(RunningNode node, String path, String members) throws IOException {
        return node.commands()
                .post(path, "{\"ts\":%d,%s}".formatted(node.clock().seconds(), members));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void rotate(RunningNode node, byte[] key) throws Exception {
        String body = "{\"accessKey\":\"%s\",\"ts\":%d}"
                .formatted(Base64.getEncoder().encodeToString(key), node.clock().seconds());
        node.commands().post("/update/key", body);
    }

    private static void assertNoneIsThere(List<byte[]> secrets, List<String> entries) {
        assertThat(entries).as("the log was listened to").hasSizeGreaterThan(100);
        for (byte[] secret : secrets) {
            for (String spelling : spellings(secret)) {
                assertThat(entries.stream()
                                .filter(entry -> entry.contains(spelling))
                                .limit(3))
                        .as("secret %d", secrets.indexOf(secret))
                        .isEmpty();
            }
        }
    }

    private static List<String> spellings(byte[] secret) {
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(secret);
        String hex = HexFormat.of().formatHex(secret);
        return List.of(
                base64,
                base64.replace('+', '-').replace('/', '_'),
                base64.replace("+", "%2B").replace("/", "%2F"),
                base64.replace('+', ' '),
                hex,
                hex.toUpperCase(Locale.ROOT),
                new String(secret, StandardCharsets.ISO_8859_1),
                java.util.Arrays.toString(secret));
    }
}
