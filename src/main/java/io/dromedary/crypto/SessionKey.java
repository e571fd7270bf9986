package io.dromedary.crypto;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * The AES-256 key of one session, derived from the access key and two nonces, and then forgotten.
 *
 * <p>A class and not a record, because a record would print its key.
 */
public final class SessionKey {

    /** Bytes of each of the two nonces. */
    public static final int NONCE_BYTES = 16;

    private static final int KEY_BYTES = 32;
    private static final byte[] PURPOSE = "tinycam hkdf v1".getBytes(StandardCharsets.US_ASCII);

    private final SecretKey aes;

    private SessionKey(byte[] bytes) {
        this.aes = new SecretKeySpec(bytes, "AES");
    }

    /**
     * Derives the key: HKDF-SHA256 (RFC 5869) with the two nonces as salt.
     *
     * @param access the access key
     * @param viewerNonce 16 bytes that the viewer chose
     * @param nodeNonce 16 bytes that this node chose for this session alone
     * @throws IllegalArgumentException if a nonce has another length
     */
    public static SessionKey derive(SharedKey access, byte[] viewerNonce, byte[] nodeNonce) {
        if (viewerNonce.length != NONCE_BYTES || nodeNonce.length != NONCE_BYTES) {
            throw new IllegalArgumentException("a nonce has 16 bytes");
        }
        byte[] salt = new byte[2 * NONCE_BYTES];
        System.arraycopy(viewerNonce, 0, salt, 0, NONCE_BYTES);
        System.arraycopy(nodeNonce, 0, salt, NONCE_BYTES, NONCE_BYTES);
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(SHA256Digest.newInstance());
        hkdf.init(new HKDFParameters(access.revealBytes(), salt, PURPOSE));
        byte[] bytes = new byte[KEY_BYTES];
        hkdf.generateBytes(bytes, 0, KEY_BYTES);
        return new SessionKey(bytes);
    }

    SecretKey aes() {
        return aes;
    }

    @Override
    public String toString() {
        return "SessionKey[secret]";
    }
}
