package io.dromedary.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HmacTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"ts\": 1700000000}|lipXLSuoy2vh5PZkyVSORj1tOH2lRJLDzgP6W6nI3cE=",
                "{\"ts\":1700000000}|1Muk54+uDA25snzLYi5Dltbl9Ay3kvaKrjn4SB9Csx0=",
                "``|04tCCW2A9F+Ca0Sp1WB95ySWpBXT9KGoyI47udqNwcs="
            })
    void aBodyIsSignedAsTinyCamSignsIt(String body, String signature) {
        byte[] message = body.getBytes(StandardCharsets.UTF_8);

        assertThat(Base64.getEncoder().encodeToString(Hmac.sign(TinyCamVectors.MANAGEMENT, message)))
                .isEqualTo(signature);
        assertThat(byBouncyCastle(message)).isEqualTo(Base64.getDecoder().decode(signature));
    }

    @Test
    void aSignatureWithOneBitChangedIsRefused() {
        byte[] message = "{\"ts\":1}".getBytes(StandardCharsets.UTF_8);
        byte[] signature = Hmac.sign(TinyCamVectors.MANAGEMENT, message);
        assertThat(Hmac.verify(TinyCamVectors.MANAGEMENT, message, signature)).isTrue();

        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));

            assertThat(Hmac.verify(TinyCamVectors.MANAGEMENT, message, changed)).isFalse();
        }
    }

    private static byte[] byBouncyCastle(byte[] message) {
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(TinyCamVectors.MANAGEMENT.revealBytes()));
        mac.update(message, 0, message.length);
        byte[] signature = new byte[mac.getMacSize()];
        mac.doFinal(signature, 0);
        return signature;
    }
}
