package io.dromedary.crypto;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A secret that the node shares with those who may watch or control it: the access key or the management key.
 *
 * <p>A class and not a record, because a record would print its bytes. Every method that gives the secret away is
 * called {@code reveal…}, so that a search finds all uses. Immutable; safe for all threads.
 */
public final class SharedKey {

    /** Fewest bytes accepted, the strength of AES-128. */
    public static final int MIN_BYTES = 16;

    /** Most bytes accepted; four times the block of SHA-256, so more adds nothing. */
    public static final int MAX_BYTES = 256;

    /** Bytes of a key that is made now. */
    public static final int FRESH_BYTES = 32;

    private final byte[] bytes;

    private SharedKey(byte[] bytes) {
        if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "a key has %d to %d bytes, not %d".formatted(MIN_BYTES, MAX_BYTES, bytes.length));
        }
        this.bytes = bytes;
    }

    /**
     * Returns the key of these bytes, which are copied.
     *
     * @throws IllegalArgumentException if there are fewer than {@value #MIN_BYTES} or more than {@value #MAX_BYTES}
     */
    public static SharedKey of(byte[] bytes) {
        return new SharedKey(bytes.clone());
    }

    /**
     * Reads a key as leniently as TinyCam does: either alphabet or both mixed, padded, half padded or not, a space for
     * a plus, and tabs and line ends ignored.
     *
     * @throws IllegalArgumentException if it is not base64 or has a wrong number of bytes; the message never holds the
     *     text
     */
    public static SharedKey fromBase64(String text) {
        // the decoder's own message would quote a character of the secret
        return new SharedKey(LenientBase64.decode(text).orElseThrow(() -> new IllegalArgumentException("not base64")));
    }

    /** Returns a new random key of {@value #FRESH_BYTES} bytes. */
    public static SharedKey generate(SecureRandom random) {
        byte[] bytes = new byte[FRESH_BYTES];
        random.nextBytes(bytes);
        return new SharedKey(bytes);
    }

    /** Returns the number of bytes, {@value #MIN_BYTES} to {@value #MAX_BYTES}. */
    public int sizeBytes() {
        return bytes.length;
    }

    /** Returns whether every byte is zero, as in a template that nobody filled in. */
    public boolean isAllZero() {
        return MessageDigest.isEqual(bytes, new byte[bytes.length]);
    }

    /** Returns a copy of the secret bytes, which the caller should overwrite after use. */
    public byte[] revealBytes() {
        return bytes.clone();
    }

    /** Returns the secret in base64 with padding, as a key file holds it. */
    public String revealBase64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Returns the secret in base64url without padding, as the link of the first run holds it. */
    public String revealBase64Url() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Compares in a time that depends on the lengths only. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SharedKey key && MessageDigest.isEqual(bytes, key.bytes);
    }

    /** Returns a number that tells nothing but the length. */
    @Override
    public int hashCode() {
        return bytes.length;
    }

    /** Returns a text that tells nothing but the length. */
    @Override
    public String toString() {
        return "SharedKey[" + bytes.length + " bytes]";
    }
}
