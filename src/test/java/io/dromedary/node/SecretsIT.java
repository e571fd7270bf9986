package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dromedary.crypto.SharedKey;
import io.dromedary.crypto.ViewerKey;
import io.dromedary.testing.Await;
import io.dromedary.testing.CapturedLog;
import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.StreamTicket;
import io.dromedary.testing.TestCertificate;
import io.dromedary.testing.TestViewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Nothing that is secret is ever logged, at no level, by nothing that the node is made of. */
final class SecretsIT {

    private static final String PFX_PASSWORD = "pfx-correct-horse";
    private static final String CAMERA_PASSWORD = "camera-battery-staple";

    @Test
    void noSecretIsInTheLogEvenIfEverythingIsLogged() throws Exception {
        List<byte[]> secrets = new ArrayList<>();
        List<String> entries;
        try (CapturedLog log = CapturedLog.ofShippedNode()) {
            aNodesLife(secrets);
            entries = log.entries();
        }

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
