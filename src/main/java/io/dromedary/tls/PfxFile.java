package io.dromedary.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A certificate chain and its key in one PKCS#12 file (RFC 7292), with one password for both. */
final class PfxFile implements CertificateSource {

    private final Path file;
    private final String password;

    /** Names the file; {@code password} may be empty. */
    PfxFile(Path file, String password) {
        this.file = file;
        this.password = password;
    }

    @Override
    public List<Path> files() {
        return List.of(file);
    }

    @Override
    public Credential parse(List<byte[]> contents) throws UnusableCertificateException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(contents.get(0)), password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
                    return credential(key, store.getCertificateChain(alias));
                }
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new UnusableCertificateException(
                    file, "cannot be opened: it is no PKCS#12 file, or `password` is not its password");
        }
        throw new UnusableCertificateException(file, "holds no private key");
    }

    private Credential credential(PrivateKey key, Certificate[] chain) throws UnusableCertificateException {
        try {
            return new Credential(
                    key, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
        } catch (UnusableCertificateException e) {
            throw new UnusableCertificateException(file, String.valueOf(e.getMessage()));
        }
    }
}
