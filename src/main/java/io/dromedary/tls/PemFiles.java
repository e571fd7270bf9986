package io.dromedary.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** A certificate chain and its key as PEM (RFC 7468), the key in any of OpenSSL's forms, encrypted or not. */
final class PemFiles implements CertificateSource {

    private final Path certificate;
    private final Path key;
    private final String password;

    /** Names two files, or one twice; {@code password} may be empty. */
    PemFiles(Path certificate, Path key, String password) {
        this.certificate = certificate;
        this.key = key;
        this.password = password;
    }

    @Override
    public List<Path> files() {
        return List.of(certificate, key);
    }

    @Override
    public Credential parse(List<byte[]> contents) throws UnusableCertificateException {
        List<X509Certificate> chain = chain(contents.get(0));
        PrivateKey secret = key(contents.get(1));
        try {
            return new Credential(secret, chain);
        } catch (UnusableCertificateException e) {
            throw new UnusableCertificateException(key, String.valueOf(e.getMessage()));
        }
    }

    private List<X509Certificate> chain(byte[] pem) throws UnusableCertificateException {
        try {
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(certificatesOnly(pem)))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (CertificateException e) {
            // answered below, without what the parser quotes
        }
        throw new UnusableCertificateException(certificate, "holds no certificate in PEM form");
    }

    /** The JDK stops at whatever is no certificate, such as a key in the same file. */
    private static byte[] certificatesOnly(byte[] pem) {
        StringBuilder kept = new StringBuilder();
        boolean inside = false;
        for (String line : new String(pem, StandardCharsets.ISO_8859_1).lines().toList()) {
            inside = inside || line.startsWith("-----BEGIN CERTIFICATE-----");
            if (inside) {
                kept.append(line.strip()).append('\n');
            }
            inside = inside && !line.startsWith("-----END CERTIFICATE-----");
        }
        return kept.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private PrivateKey key(byte[] pem) throws UnusableCertificateException {
        try (PEMParser parser = new PEMParser(new StringReader(new String(pem, StandardCharsets.ISO_8859_1)))) {
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                Optional<PrivateKeyInfo> plain = plain(found);
                if (plain.isPresent()) {
                    return new JcaPEMKeyConverter().getPrivateKey(plain.get());
                }
            }
        } catch (IOException | PKCSException | OperatorCreationException | RuntimeException e) {
            String encrypted = password.isEmpty() ? "" : " with this password";
            throw new UnusableCertificateException(key, "holds a private key that cannot be read" + encrypted);
        }
        throw new UnusableCertificateException(key, "holds no private key in PEM form");
    }

    private Optional<PrivateKeyInfo> plain(Object found)
            throws IOException, PKCSException, OperatorCreationException, UnusableCertificateException {
        if (found instanceof PrivateKeyInfo key8) {
            return Optional.of(key8);
        }
        if (found instanceof PEMKeyPair pair) {
            return Optional.of(pair.getPrivateKeyInfo());
        }
        if (found instanceof PKCS8EncryptedPrivateKeyInfo sealed) {
            requirePassword();
            return Optional.of(sealed.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(new BouncyCastleProvider())
                    .build(password.toCharArray())));
        }
        if (found instanceof PEMEncryptedKeyPair sealed) {
            requirePassword();
            return Optional.of(sealed.decryptKeyPair(new BcPEMDecryptorProvider(password.toCharArray()))
                    .getPrivateKeyInfo());
        }
        return Optional.empty();
    }

    private void requirePassword() throws UnusableCertificateException {
        if (password.isEmpty()) {
            throw new UnusableCertificateException(key, "is encrypted; set `password`");
        }
    }
}
