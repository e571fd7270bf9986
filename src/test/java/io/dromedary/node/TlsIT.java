package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.testing.Await;
import io.dromedary.testing.Dial;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.TestCertificate;
import io.dromedary.testing.TestViewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The port with TLS: which certificate, what is spoken, and what becomes of viewers when the certificate changes. */
final class TlsIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void aNodeWithACertificateOfItsOwnServesViewersAndCommandsAndNamesItsFingerprint() throws Exception {
        try (RunningNode node = start(NodeSetup.usual().camera("tls", "auto")).awaitPicture();
                TestViewer viewer = node.watch()) {
            viewer.awaitMedia(30);

            X509Certificate shown = Dial.certificate(node.port());
            assertThat(tls(node).path("fingerprint").asText()).isEqualTo(fingerprint(shown));
            assertThat(tls(node).path("endsAt").asText())
                    .isEqualTo(shown.getNotAfter().toInstant().toString());
            assertThat(shown.getSubjectAlternativeNames()).contains(List.of(7, "127.0.0.1"));
        }
    }

    @Test
    void onlyTls12And13AreSpokenAndOnlyWithForwardSecrecy() throws Exception {
        try (RunningNode node = start(NodeSetup.usual().camera("tls", "auto"))) {
            for (String version : List.of("TLSv1.2", "TLSv1.3")) {
                SSLParameters only = new SSLParameters();
                only.setProtocols(new String[] {version});
                try (SSLSocket socket = Dial.tls(node.port(), only)) {
                    assertThat(socket.getSession().getProtocol()).isEqualTo(version);
                    assertThat(socket.getSession().getCipherSuite()).contains("_GCM_");
                }
            }
            SSLParameters cbc = new SSLParameters();
            cbc.setProtocols(new String[] {"TLSv1.2"});
            cbc.setCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"});
            assertThatThrownBy(() -> Dial.tls(node.port(), cbc)).isInstanceOf(SSLException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", "\u0000\u0001\u0002", "SSH-2.0-OpenSSH_9.2\r\n"})
    void whatIsNoTlsIsNotAnsweredWithHttp(String bytes) throws Exception {
        try (RunningNode node = start(NodeSetup.usual().camera("tls", "auto"));
                Socket plain = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
            plain.setSoTimeout(15_000);
            plain.getOutputStream().write(bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            plain.shutdownOutput();

            byte[] answer = plain.getInputStream().readAllBytes();

            assertThat(new String(answer, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("HTTP");
        }
    }

    @Test
    void aPfxCertificateIsServedWithoutTheTlsSettingAsInTinyCam() throws Exception {
        TestCertificate made = TestCertificate.make();
        NodeSetup setup = NodeSetup.usual()
                .file("config/node.pfx", made.pfx("correct-horse"))
                .camera("pfxPath", "config/node.pfx")
                .camera("password", "correct-horse");
        try (RunningNode node = start(setup)) {
            assertThat(Dial.certificate(node.port())).isEqualTo(made.certificate());
        }
    }

    @Test
    void certificatesChangeWithoutDroppingAViewer() throws Exception {
        TestCertificate first = TestCertificate.make();
        TestCertificate second =
                TestCertificate.make("RSA", 2048, java.time.Instant.now().plus(Duration.ofDays(2)));
        try (RunningNode node = start(pem(first)).awaitPicture();
                TestViewer viewer = node.watch()) {
            viewer.awaitMedia(5);
            assertThat(Dial.certificate(node.port())).isEqualTo(first.certificate());

            Files.write(node.home().resolve("cert.pem"), second.certificatePem());
            Files.write(node.home().resolve("key.pem"), second.keyPem());
            Await.until("the second certificate", SOON, () -> shown(node).equals(second.certificate()));

            Files.writeString(node.home().resolve("key.pem"), "broken");
            Await.until("a report", SOON, () -> tls(node).has("problem"));
            assertThat(tls(node).path("problem").asText()).contains("key.pem holds no private key");
            assertThat(shown(node)).isEqualTo(second.certificate());

            viewer.awaitMedia(viewer.mediaCount() + 30);
            assertThat(viewer.isDone()).isFalse();
        }
    }

    @Test
    void applyTakesAnotherCertificateOverButDoesNotTurnTlsOff() throws Exception {
        TestCertificate first = TestCertificate.make();
        TestCertificate second = TestCertificate.make();
        try (RunningNode node = start(pem(first))) {
            Path other = node.home().resolve("other.pfx");
            Files.write(other, second.pfx("pass"));
            String camera = NodeSetup.usual()
                    .camera("tls", "on")
                    .camera("pfxPath", other.toString())
                    .camera("password", "pass")
                    .camera();

            node.configure(camera);
            assertThat(node.commands().post("/apply").status()).isEqualTo(200);
            assertThat(shown(node)).isEqualTo(second.certificate());

            node.configure(NodeSetup.SMALL);
            assertThat(node.commands()
                            .post(
                                    "/apply",
                                    "{\"ts\":%d,\"b\":1}".formatted(node.clock().seconds()))
                            .status())
                    .isEqualTo(200);
            assertThat(shown(node)).isEqualTo(second.certificate());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tls: on",
                "tls: on\ncertificateType: pem",
                "pfxPath: missing.pfx",
                "certificateType: pem\npemCertPath: missing.pem\npemKeyPath: missing.pem",
                "tls: on\npfxPath: config/config.yaml\npassword: correct-horse"
            })
    void aNodeWhoseCertificateCannotBeUsedDoesNotStart(String settings) throws Exception {
        NodeSetup usual = NodeSetup.usual();

        assertThatThrownBy(() -> RunningNode.start(new NodeSetup(usual.camera() + settings + '\n', usual.properties()))
                        .close())
                .hasMessageContaining("Repair it, or set `tls: auto` or `tls: off`.")
                .hasMessageNotContaining("correct-horse");
    }

    private static RunningNode start(NodeSetup setup) throws Exception {
        return RunningNode.start(setup);
    }

    private static NodeSetup pem(TestCertificate certificate) throws Exception {
        return NodeSetup.usual()
                .file("cert.pem", certificate.certificatePem())
                .file("key.pem", certificate.keyPem())
                .camera("tls", "on")
                .camera("certificateType", "pem")
                .camera("pemCertPath", "cert.pem")
                .camera("pemKeyPath", "key.pem");
    }

    private static X509Certificate shown(RunningNode node) {
        try {
            return Dial.certificate(node.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tls(RunningNode node) {
        try {
            return node.commands().status().path("node").path("tls");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fingerprint(X509Certificate certificate) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    }
}
