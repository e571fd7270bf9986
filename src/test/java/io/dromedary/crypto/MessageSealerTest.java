package io.dromedary.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

final class MessageSealerTest {

    private static final SessionKey KEY =
            SessionKey.derive(TinyCamVectors.ACCESS, TinyCamVectors.VIEWER_NONCE, TinyCamVectors.NODE_NONCE);

    private final MessageSealer sealer = new MessageSealer(KEY, TinyCamVectors.BINDING);

    @Test
    void theSessionKeyIsTheOneTinyCamDerives() {
        assertThat(TinyCamVectors.hex(KEY.aes().getEncoded())).isEqualTo(TinyCamVectors.SESSION_KEY);
    }

    @Test
    void theFirstTwoMessagesAreThoseOfTinyCam() {
        assertThat(TinyCamVectors.hex(seal("hello tinycam".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(TinyCamVectors.FIRST_MESSAGE);
        assertThat(TinyCamVectors.hex(seal(new byte[0]))).isEqualTo(TinyCamVectors.SECOND_MESSAGE);
    }

    @Test
    void whatTheJdkSealsBouncyCastleAndTheJdkOpen() throws Exception {
        for (int size : new int[] {0, 1, 15, 16, 17, 4095, 8600, 65_535, 65_536}) {
            byte[] text = new byte[size];
            new SecureRandom().nextBytes(text);

            byte[] sealed = seal(text);

            assertThat(openByBouncyCastle(sealed)).isEqualTo(text);
            assertThat(openByJdk(sealed)).isEqualTo(text);
        }
    }

    @Test
    void aMessageWithOneBitChangedDoesNotOpen() {
        byte[] sealed = seal("a picture".getBytes(StandardCharsets.US_ASCII));

        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));

            assertThatThrownBy(() -> openByJdk(changed)).as("bit %d", bit).isInstanceOf(AEADBadTagException.class);
        }
    }

    @Test
    void noNonceIsUsedTwice() {
        Set<ByteBuffer> nonces = new HashSet<>();
        for (int i = 1; i <= 10_000; i++) {
            byte[] nonce = Arrays.copyOf(seal(new byte[3]), 12);

            assertThat(ByteBuffer.wrap(nonce).getLong(4)).isEqualTo(i);
            assertThat(nonces.add(ByteBuffer.wrap(nonce))).isTrue();
        }
    }

    @Test
    void aMessageCanBeSealedInTheMiddleOfAnArray() throws Exception {
        byte[] text = "offset".getBytes(StandardCharsets.US_ASCII);
        byte[] out = new byte[text.length + MessageSealer.ROOM_BYTES + 4];

        int length = sealer.seal(ByteBuffer.wrap(text, 1, 3), out, 4);

        assertThat(openByJdk(Arrays.copyOfRange(out, 4, 4 + length)))
                .isEqualTo("ffs".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aTextOfMoreThan64KibIsRefused() {
        byte[] out = new byte[70_000];

        assertThatThrownBy(() -> sealer.seal(ByteBuffer.allocate(65_537), out, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65537");
    }

    @Test
    void theSelfTestPassesOnThisJdk() {
        new SealSelfTest(new SecureRandom()).run();
    }

    @Test
    void noKeyShowsInAText() {
        assertThat(KEY.toString()).isEqualTo("SessionKey[secret]");
        assertThat(TinyCamVectors.ACCESS.toString()).doesNotContain("ICEi").contains("32 bytes");
    }

    private byte[] seal(byte[] text) {
        byte[] out = new byte[text.length + MessageSealer.ROOM_BYTES];
        int length = sealer.seal(ByteBuffer.wrap(text), out, 0);
        return Arrays.copyOf(out, length);
    }

    private static byte[] openByJdk(byte[] sealed) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] key = TinyCamVectors.hex(TinyCamVectors.SESSION_KEY);
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, sealed, 0, 12));
        cipher.updateAAD(TinyCamVectors.BINDING.authenticatedText());
        return cipher.doFinal(tagBehind(sealed));
    }

    private static byte[] openByBouncyCastle(byte[] sealed) throws Exception {
        GCMModeCipher gcm = GCMBlockCipher.newInstance(AESEngine.newInstance());
        KeyParameter key = new KeyParameter(TinyCamVectors.hex(TinyCamVectors.SESSION_KEY));
        byte[] aad = "AQIDBA==|1700000060|vp9|1280x720|30".getBytes(StandardCharsets.US_ASCII);
        gcm.init(false, new AEADParameters(key, 128, Arrays.copyOf(sealed, 12), aad));
        byte[] input = tagBehind(sealed);
        byte[] text = new byte[input.length - 16];
        int length = gcm.processBytes(input, 0, input.length, text, 0);
        gcm.doFinal(text, length);
        return text;
    }

    private static byte[] tagBehind(byte[] sealed) {
        return ByteBuffer.allocate(sealed.length - 12)
                .put(sealed, 28, sealed.length - 28)
                .put(sealed, 12, 16)
                .array();
    }
}
