package io.dromedary.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals the messages of one session with AES-256-GCM (NIST SP 800-38D).
 *
 * <p>A sealed message is {@code session id (4) | counter (8, big-endian) | tag (16) | ciphertext}. The first twelve
 * bytes are the nonce. No caller chooses it: the counter starts at 1, only grows, and a key serves one sealer.
 *
 * <p>Not thread-safe: the session's loop owns it. One cipher is kept, because a new one for each message costs four to
 * eight times as much for small ones (src/docs/performance.md).
 */
public final class MessageSealer {

    /** Bytes that a sealed message has more than its text. */
    public static final int OVERHEAD_BYTES = 28;

    /** Most bytes of text in one message, as TinyCam sends. Larger ones also miss the JDK's fast path when cold. */
    public static final int MAX_TEXT_BYTES = 64 << 10;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    /** Room needed while sealing, beyond the text: the tag is written behind the ciphertext before it is moved. */
    public static final int ROOM_BYTES = OVERHEAD_BYTES + TAG_BYTES;

    private final SessionKey key;
    private final byte[] authenticated;
    private final Cipher cipher;
    private final ByteBuffer nonce;
    private long counter;

    /** Makes the one sealer of a session. */
    public MessageSealer(SessionKey key, SessionBinding binding) {
        this.key = key;
        this.authenticated = binding.authenticatedText();
        this.nonce = ByteBuffer.allocate(NONCE_BYTES).put(0, binding.connectionBytes());
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is in every JDK", e);
        }
    }

    /**
     * Seals the next message.
     *
     * @param text the bytes to seal, from position to limit, at most {@link #MAX_TEXT_BYTES}; left as they are
     * @param out where the sealed message goes; {@link #ROOM_BYTES} more than the text must fit
     * @param at where in {@code out} it begins
     * @return how many bytes the sealed message has
     * @throws IllegalArgumentException if the text is too long
     */
    public int seal(ByteBuffer text, byte[] out, int at) {
        int length = text.remaining();
        if (length > MAX_TEXT_BYTES) {
            throw new IllegalArgumentException("a message has at most 65536 bytes, got " + length);
        }
        nonce.putLong(SessionBinding.CONNECTION_BYTES, nextCounter());
        nonce.get(0, out, at, NONCE_BYTES);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key.aes(), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce.array()));
            cipher.updateAAD(authenticated);
            int ciphertext = at + OVERHEAD_BYTES;
            cipher.doFinal(text.array(), text.arrayOffset() + text.position(), length, out, ciphertext);
            // the JDK writes the tag behind the ciphertext, the protocol wants it before
            System.arraycopy(out, ciphertext + length, out, at + NONCE_BYTES, TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a message could not be sealed", e);
        }
        return OVERHEAD_BYTES + length;
    }

    private long nextCounter() {
        if (counter == Long.MAX_VALUE) {
            throw new IllegalStateException("a session has no more nonces");
        }
        return ++counter;
    }
}
