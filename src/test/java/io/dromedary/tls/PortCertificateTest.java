package io.dromedary.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import io.dromedary.config.TlsConfig;
import io.dromedary.testing.CapturedLog;
import io.dromedary.testing.TestCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PortCertificateTest {

    private static final String PASSWORD = "correct-horse";
    private final Instant now = Instant.now();

    @TempDir
    private Path home;

    @Test
    void aPfxFileIsReadWithItsPassword() throws Exception {
        TestCertificate made = TestCertificate.make();
        write("a.pfx", made.pfx(PASSWORD));

        assertThat(shown(open(pfx("a.pfx", PASSWORD)))).isEqualTo(made.certificate());
        refused(pfx("a.pfx", "wrong"), "a.pfx cannot be opened: it is no PKCS#12 file, or `password` is not its");
        refused(pfx("a.pfx", ""), "`password` is not its password");
    }

    @Test
    void aPemKeyIsReadInEachOfItsForms() throws Exception {
        TestCertificate ec = TestCertificate.make();
        TestCertificate rsa = make("RSA", 2048);

        reads(ec, ec.keyPem(), ec.sealedKeyPem(PASSWORD));
        reads(rsa, rsa.keyPem(), rsa.olderKeyPem(), rsa.sealedKeyPem(PASSWORD), rsa.olderSealedKeyPem(PASSWORD));
    }

    private void reads(TestCertificate made, byte[]... keys) throws Exception {
        write("cert.pem", made.certificatePem());
        for (byte[] key : keys) {
            write("key.pem", key);
            assertThat(shown(open(pem(PASSWORD)))).isEqualTo(made.certificate());
        }
    }

    @Test
    void anEncryptedPemKeyNeedsItsPassword() throws Exception {
        TestCertificate made = TestCertificate.make();
        write("cert.pem", made.certificatePem());
        for (byte[] key : List.of(made.sealedKeyPem(PASSWORD), made.olderSealedKeyPem(PASSWORD))) {
            write("key.pem", key);

            refused(pem(""), "key.pem is encrypted; set `password`");
            refused(pem("wrong"), "key.pem holds a private key that cannot be read with this password");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Ed25519,0,browsers refuse for TLS; make one with EC P-256",
        "Ed448,0,browsers refuse for TLS; make one with EC P-256",
        "DSA,2048,neither EC nor RSA",
        "RSA,1024,RSA key of fewer than 2048 bits"
    })
    void whatBrowsersRefuseIsRefusedWithAReason(String algorithm, int bits, String why) throws Exception {
        TestCertificate made = make(algorithm, bits);
        write("cert.pem", made.certificatePem());
        write("key.pem", made.keyPem());

        refused(pem(""), why);
    }

    @Test
    void whatIsMissingOrDoesNotFitIsNamed() throws Exception {
        refused(pem(""), "cert.pem is missing");
        write("cert.pem", TestCertificate.make().certificatePem());
        refused(pem(""), "key.pem is missing");
        write("key.pem", new byte[0]);
        refused(pem(""), "key.pem holds no private key in PEM form");
        write("key.pem", TestCertificate.make().keyPem());
        refused(pem(""), "key.pem holds a key that does not belong to the certificate");
        write("cert.pem", TestCertificate.make().keyPem());
        refused(pem(""), "cert.pem holds no certificate in PEM form");
        write("cert.pem", new byte[300 << 10]);
        refused(pem(""), "cert.pem has more than 262144 bytes");
        refused(pfx("", ""), "TLS is on and `certificateType` is pfx, but `pfxPath` is empty");
    }

    @Test
    void anExpiredCertificateIsUsedWithAWarning() throws Exception {
        TestCertificate old = TestCertificate.make("EC", 256, now.minusSeconds(10));
        write("a.pfx", old.pfx(PASSWORD));

        try (CapturedLog log = CapturedLog.from(Level.INFO)) {
            assertThat(shown(open(pfx("a.pfx", PASSWORD)))).isEqualTo(old.certificate());

            assertThat(log.entries())
                    .anyMatch(entry -> entry.startsWith("WARN") && entry.contains("The certificate ended at"));
        }
    }

    @Test
    void aChangedCertificateIsTakenOverOnceItsFilesHaveSettled() throws Exception {
        TestCertificate first = TestCertificate.make();
        TestCertificate second = TestCertificate.make();
        write("cert.pem", first.certificatePem());
        write("key.pem", first.keyPem());
        PortCertificate port = open(pem(""));

        write("cert.pem", second.certificatePem());
        port.look();
        write("key.pem", second.keyPem());
        port.look();
        assertThat(shown(port)).as("before the files have settled").isEqualTo(first.certificate());
        port.look();

        assertThat(shown(port)).isEqualTo(second.certificate());
        assertThat(port.problem()).isEmpty();
    }

    @Test
    void aBrokenNewCertificateIsReportedOnceAndTheOldOneGoesOn() throws Exception {
        TestCertificate good = TestCertificate.make();
        write("a.pfx", good.pfx(PASSWORD));
        PortCertificate port = open(pfx("a.pfx", PASSWORD));

        try (CapturedLog log = CapturedLog.from(Level.INFO)) {
            write("a.pfx", new byte[] {1, 2, 3});
            for (int i = 0; i < 5; i++) {
                port.look();
            }
            assertThat(log.entries())
                    .filteredOn(entry -> entry.contains("is not taken over"))
                    .hasSize(1);
        }
        assertThat(shown(port)).isEqualTo(good.certificate());
        assertThat(port.problem()).hasValueSatisfying(why -> assertThat(why).contains("cannot be opened"));

        Files.delete(home.resolve("a.pfx"));
        port.look();
        assertThat(port.problem()).hasValueSatisfying(why -> assertThat(why).contains("is missing"));

        write("a.pfx", good.pfx(PASSWORD));
        port.look();
        port.look();
        assertThat(port.problem()).isEmpty();
    }

    @Test
    void otherSettingsAreTakenOverAtOnceUnlessTheyCannotBeUsed() throws Exception {
        TestCertificate first = TestCertificate.make();
        TestCertificate second = TestCertificate.make();
        write("a.pfx", first.pfx(PASSWORD));
        write("b.pfx", second.pfx("other"));
        PortCertificate port = open(pfx("a.pfx", PASSWORD));

        port.apply(pfx("b.pfx", "wrong"));
        assertThat(shown(port)).isEqualTo(first.certificate());
        assertThat(port.problem()).isPresent();

        port.apply(pfx("b.pfx", "other"));
        assertThat(shown(port)).isEqualTo(second.certificate());
    }

    @Test
    void aCertificateOfItsOwnIsMadeForItsOwnerAloneAndKept() throws Exception {
        PortCertificate port = open(auto());

        X509Certificate made = shown(port);
        assertThat(made.getPublicKey().getAlgorithm()).isEqualTo("EC");
        assertThat(made.getSubjectAlternativeNames())
                .contains(List.of(2, "localhost"), List.of(7, "127.0.0.1"), List.of(7, "0:0:0:0:0:0:0:1"));
        assertThat(made.getSerialNumber().bitLength()).isEqualTo(127);
        assertThat(made.getBasicConstraints()).as("it signs no others").isEqualTo(-1);
        assertThat(made.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        made.verify(made.getPublicKey());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("keys/certificate.pem"))))
                .isEqualTo("rw-------");
        assertThat(shown(open(auto()))).as("the next start").isEqualTo(made);
    }

    @Test
    void aCertificateOfItsOwnIsRenewedAMonthBeforeItEnds() throws Exception {
        Credential first = open(auto()).current();

        Instant early = first.endsAt().minus(Duration.ofDays(31));
        PortCertificate port = new PortCertificate(auto(), home, own(), at(early));
        assertThat(port.current().fingerprint()).isEqualTo(first.fingerprint());

        PortCertificate later = new PortCertificate(auto(), home, own(), at(early.plus(Duration.ofDays(2))));
        assertThat(later.current().fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(later.current().endsAt()).isAfter(first.endsAt());

        port.look();
        port.look();
        assertThat(port.current().fingerprint())
                .as("a node that runs follows the file")
                .isEqualTo(later.current().fingerprint());
    }

    @Test
    void aBrokenCertificateOfItsOwnIsNotReplacedButRefused() throws Exception {
        Files.createDirectories(home.resolve("keys"));
        write("keys/certificate.pem", new byte[] {1});

        refused(auto(), "Delete it, and a new one is made");
    }

    private PortCertificate open(TlsConfig config) throws UnusableCertificateException {
        return new PortCertificate(config, home, own(), at(now));
    }

    private Path own() {
        return home.resolve("keys/certificate.pem");
    }

    private static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    private void refused(TlsConfig config, String why) {
        assertThatExceptionOfType(UnusableCertificateException.class)
                .isThrownBy(() -> open(config))
                .withMessageContaining(why)
                .withMessageNotContaining(PASSWORD)
                .withNoCause();
    }

    private static X509Certificate shown(PortCertificate port) {
        return port.current().chain()[0];
    }

    private TestCertificate make(String algorithm, int bits) throws Exception {
        return TestCertificate.make(algorithm, bits, now.plus(Duration.ofDays(1)));
    }

    private void write(String file, byte[] content) throws Exception {
        Files.write(home.resolve(file), content);
    }

    private static TlsConfig pfx(String path, String password) {
        return new TlsConfig(TlsConfig.Mode.ON, TlsConfig.Kind.PFX, path, password, "", "");
    }

    private static TlsConfig pem(String password) {
        return new TlsConfig(TlsConfig.Mode.ON, TlsConfig.Kind.PEM, "", password, "cert.pem", "key.pem");
    }

    private static TlsConfig auto() {
        return new TlsConfig(TlsConfig.Mode.AUTO, TlsConfig.Kind.PFX, "", "", "", "");
    }
}
