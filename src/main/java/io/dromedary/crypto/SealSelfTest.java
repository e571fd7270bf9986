package io.dromedary.crypto;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Seals with the JDK's provider and opens with Bouncy Castle before the first viewer comes.
 *
 * <p>Two reasons: some JDK updates sealed certain sizes wrongly (JDK-8371864, JDK-8292158), and the JDK's AES-GCM runs
 * at a fiftieth of its speed until it is warm.
 */
public final class SealSelfTest {

    private static final int[] SIZES = {
        0, 1, 15, 16, 17, 31, 255, 256, 257, 1023, 1024, 2048, 4096, 8192, 16319, 16384, 16385, 16448, 32768, 65535,
        65536
    };
    private static final int WARM_UP_ROUNDS = 2_000;

    private final SharedKey access;
    private final byte[] viewerNonce = new byte[SessionKey.NONCE_BYTES];
    private final byte[] nodeNonce = new byte[SessionKey.NONCE_BYTES];
    private final SessionBinding binding = new SessionBinding("AAAAAA==", 0, "h264", 1, 1, 1);

    /** Prepares a test with a throw-away key. */
    public SealSelfTest(SecureRandom random) {
        access = SharedKey.generate(random);
        random.nextBytes(viewerNonce);
        random.nextBytes(nodeNonce);
    }

    /**
     * Seals and opens one message of each size at which a fault was ever known.
     *
     * @throws IllegalStateException if one does not come out as it went in: this JDK must not be used
     */
    public void run() {
        SessionKey key = SessionKey.derive(access, viewerNonce, nodeNonce);
        MessageSealer sealer = new MessageSealer(key, binding);
        byte[] sealed = new byte[MessageSealer.MAX_TEXT_BYTES + MessageSealer.ROOM_BYTES];
        for (int size : SIZES) {
            byte[] text = text(size);
            int length = sealer.seal(ByteBuffer.wrap(text), sealed, 0);
            if (!Arrays.equals(text, open(key, Arrays.copyOf(sealed, length)))) {
                throw new IllegalStateException("this JDK seals " + size + " bytes wrongly");
            }
        }
    }

    /** Seals until the compiler has done its work: about a second. */
    public void warmUp() {
        MessageSealer sealer = new MessageSealer(SessionKey.derive(access, viewerNonce, nodeNonce), binding);
        byte[] sealed = new byte[MessageSealer.MAX_TEXT_BYTES + MessageSealer.ROOM_BYTES];
        byte[] text = text(MessageSealer.MAX_TEXT_BYTES);
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            for (int size = 4 << 10; size <= text.length; size *= 4) {
                sealer.seal(ByteBuffer.wrap(text, 0, size), sealed, 0);
            }
        }
    }

    private static byte[] text(int size) {
        byte[] text = new byte[size];
        for (int i = 0; i < size; i++) {
            text[i] = (byte) (i * 31);
        }
        return text;
    }

    private byte[] open(SessionKey key, byte[] sealed) {
        GCMModeCipher gcm = GCMBlockCipher.newInstance(AESEngine.newInstance());
        byte[] nonce = Arrays.copyOf(sealed, 12);
        KeyParameter aes = new KeyParameter(key.aes().getEncoded());
        gcm.init(false, new AEADParameters(aes, 128, nonce, binding.authenticatedText()));
        int textLength = sealed.length - MessageSealer.OVERHEAD_BYTES;
        byte[] behind = new byte[textLength + 16];
        System.arraycopy(sealed, MessageSealer.OVERHEAD_BYTES, behind, 0, textLength);
        System.arraycopy(sealed, 12, behind, textLength, 16);
        byte[] text = new byte[textLength];
        try {
            int length = gcm.processBytes(behind, 0, behind.length, text, 0);
            gcm.doFinal(text, length);
            return text;
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("this JDK seals " + textLength + " bytes wrongly", e);
        }
    }
}
