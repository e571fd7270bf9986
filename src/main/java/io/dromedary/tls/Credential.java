package io.dromedary.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A certificate with its chain and its private key, which fit. Immutable.
 *
 * <p>A class and not a record, because a record would print its key.
 */
public final class Credential {

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    /**
     * Checks that browsers can use it.
     *
     * @param chain the node's certificate first, then those that signed it
     * @throws UnusableCertificateException if the key does not belong to the first certificate, or is of a kind that
     *     browsers refuse
     */
    Credential(PrivateKey key, List<X509Certificate> chain) throws UnusableCertificateException {
        if (chain.isEmpty()) {
            throw new UnusableCertificateException("holds no certificate");
        }
        KeyCheck.require(key, chain.get(0).getPublicKey());
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    PrivateKey key() {
        return key;
    }

    X509Certificate[] chain() {
        return chain.toArray(new X509Certificate[0]);
    }

    /** Returns the SHA-256 of the certificate as browsers show it: 32 pairs of capital hexadecimal digits. */
    public String fingerprint() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(chain.get(0).getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is in every JDK, and what was decoded can be encoded", e);
        }
    }

    /** Returns the moment after which no browser takes it. */
    public Instant endsAt() {
        return chain.get(0).getNotAfter().toInstant();
    }

    /** Returns since when it is good. */
    Instant beginsAt() {
        return chain.get(0).getNotBefore().toInstant();
    }

    /** Returns the kind of key, the fingerprint and the end; no secret. */
    @Override
    public String toString() {
        return "%s certificate %s until %s"
                .formatted(key.getAlgorithm().toUpperCase(Locale.ROOT), fingerprint(), endsAt());
    }
}
