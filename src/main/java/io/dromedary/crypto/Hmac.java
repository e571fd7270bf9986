package io.dromedary.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104), with which requests are signed. Stateless; any thread. */
public final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {}

    /**
     * Signs a message.
     *
     * @return 32 bytes
     */
    public static byte[] sign(SharedKey key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.revealBytes(), ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is in every JDK", e);
        }
    }

    /** Returns whether {@code signature} is the one of {@code message}; takes the same time wherever they differ. */
    public static boolean verify(SharedKey key, byte[] message, byte[] signature) {
        return MessageDigest.isEqual(sign(key, message), signature);
    }
}
