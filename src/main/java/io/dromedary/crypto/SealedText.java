package io.dromedary.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A sealed configuration in TinyCam's form: {@code ENC:} and the base64 of {@code nonce (12) | tag (16) | ciphertext},
 * AES-GCM (NIST SP 800-38D) without further authenticated text.
 *
 * <p>TinyCam uses the shared key itself as the AES key, so it must have 16, 24 or 32 bytes. The nonce is random, which
 * is safe for 2<sup>32</sup> texts under one key. Pure; for all threads.
 */
public final class SealedText {

    private static final String MARK = "ENC:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private SealedText() {}

    /** Returns whether a text is a sealed one; whether it can be opened is another matter. */
    public static boolean isSealed(String text) {
        return text.stripLeading().startsWith(MARK);
    }

    /** Returns whether a key can seal: whether it has 16, 24 or 32 bytes. */
    public static boolean canUse(SharedKey key) {
        return key.sizeBytes() == 16 || key.sizeBytes() == 24 || key.sizeBytes() == 32;
    }

    /**
     * Seals under a new random nonce.
     *
     * @throws IllegalArgumentException if the key cannot seal
     */
    public static String seal(byte[] plain, SharedKey key, SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return seal(plain, key, nonce);
    }

    /** Seals under this nonce, which must never have been used with this key. */
    static String seal(byte[] plain, SharedKey key, byte[] nonce) {
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(plain);
            byte[] out = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            // the JDK writes the tag behind the ciphertext, TinyCam wants it before
            System.arraycopy(sealed, plain.length, out, NONCE_BYTES, TAG_BYTES);
            System.arraycopy(sealed, 0, out, NONCE_BYTES + TAG_BYTES, plain.length);
            return MARK + Base64.getEncoder().encodeToString(out);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a text could not be sealed", e);
        }
    }

    /** Opens a sealed text; returns nothing if the key is another or cannot be one, or the text is damaged. */
    public static Optional<byte[]> open(String text, SharedKey key) {
        Optional<byte[]> decoded = decode(text).filter(bytes -> bytes.length >= NONCE_BYTES + TAG_BYTES);
        if (decoded.isEmpty() || !canUse(key)) {
            return Optional.empty();
        }
        byte[] sealed = decoded.get();
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        byte[] turned = new byte[sealed.length - NONCE_BYTES];
        int length = turned.length - TAG_BYTES;
        System.arraycopy(sealed, NONCE_BYTES + TAG_BYTES, turned, 0, length);
        System.arraycopy(sealed, NONCE_BYTES, turned, length, TAG_BYTES);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(turned));
        } catch (GeneralSecurityException otherKeyOrDamaged) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> decode(String text) {
        String base64 = text.strip().substring(MARK.length()).replaceAll("\\s", "");
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SharedKey key, byte[] nonce) throws GeneralSecurityException {
        if (!canUse(key)) {
            throw new IllegalArgumentException("an AES key has 16, 24 or 32 bytes, not " + key.sizeBytes());
        }
        byte[] secret = key.revealBytes();
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
            return cipher;
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
