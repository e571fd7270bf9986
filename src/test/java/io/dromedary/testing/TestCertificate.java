package io.dromedary.testing;

import static io.dromedary.testing.HttpAnswer.utf8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate that vouches for itself, and its key, in the forms that operators have. */
public final class TestCertificate {

    private final KeyPair pair;
    private final X509Certificate certificate;

    private TestCertificate(KeyPair pair, X509Certificate certificate) {
        this.pair = pair;
        this.certificate = certificate;
    }

    /** Makes one with EC P-256, good for a day. */
    public static TestCertificate make() throws Exception {
        return make("EC", 256, Instant.now().plus(Duration.ofDays(1)));
    }

    /** Makes one of this kind that ends then. */
    public static TestCertificate make(String algorithm, int bits, Instant end) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (bits > 0) {
            generator.initialize(bits);
        }
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=test");
        String signature = switch (algorithm) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "DSA" -> "SHA256withDSA";
            default -> algorithm;
        };
        var builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(100, new SecureRandom()),
                Date.from(end.minus(Duration.ofDays(30))),
                Date.from(end),
                name,
                pair.getPublic());
        return new TestCertificate(
                pair,
                new JcaX509CertificateConverter()
                        .getCertificate(
                                builder.build(new JcaContentSignerBuilder(signature).build(pair.getPrivate()))));
    }

    /** Returns the certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** Returns the certificate as PEM. */
    public byte[] certificatePem() throws IOException {
        return pem(certificate);
    }

    /** Returns the key as PKCS#8 in PEM. */
    public byte[] keyPem() throws IOException {
        return pem(new JcaPKCS8Generator(pair.getPrivate(), null));
    }

    /** Returns the key as OpenSSL's older form in PEM: {@code EC PRIVATE KEY} or {@code RSA PRIVATE KEY}. */
    public byte[] olderKeyPem() throws IOException {
        return pem(pair.getPrivate());
    }

    /** Returns the key as encrypted PKCS#8 in PEM. */
    public byte[] sealedKeyPem(String password) throws Exception {
        return pem(new JcaPKCS8Generator(
                pair.getPrivate(),
                new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                        .setProvider(new BouncyCastleProvider())
                        .setPassword(password.toCharArray())
                        .build()));
    }

    /** Returns the key encrypted in OpenSSL's older form in PEM. */
    public byte[] olderSealedKeyPem(String password) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(
                    pair.getPrivate(),
                    new JcePEMEncryptorBuilder("AES-128-CBC")
                            .setProvider(new BouncyCastleProvider())
                            .build(password.toCharArray()));
        }
        return utf8(text.toString());
    }

    /** Returns certificate and key as PKCS#12. */
    public byte[] pfx(String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("node", pair.getPrivate(), password.toCharArray(), new Certificate[] {certificate});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        return bytes.toByteArray();
    }

    private static byte[] pem(Object thing) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(thing);
        }
        return utf8(text.toString());
    }
}
