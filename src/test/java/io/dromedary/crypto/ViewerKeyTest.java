package io.dromedary.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class ViewerKeyTest {

    private static final SharedKey MANAGEMENT =
            SharedKey.of(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));
    private static final byte[] SALT = HexFormat.of().parseHex("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");

    @Test
    void theKeyIsTheOneOfRfc5869() throws Exception {
        byte[] extracted = hmac(SALT, MANAGEMENT.revealBytes());
        byte[] info = "dromedary viewer key v1 ben".getBytes(StandardCharsets.US_ASCII);
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;

        assertThat(ViewerKey.derive(MANAGEMENT, SALT, "ben")).isEqualTo(SharedKey.of(hmac(extracted, block)));
    }

    @Test
    void anotherNameOrSaltGivesAnotherKey() {
        byte[] other = SALT.clone();
        other[15] ^= 1;

        assertThat(ViewerKey.derive(MANAGEMENT, SALT, "ben"))
                .isNotEqualTo(ViewerKey.derive(MANAGEMENT, SALT, "ann"))
                .isNotEqualTo(ViewerKey.derive(MANAGEMENT, other, "ben"));
    }

    @Test
    void aSaltOfAnotherLengthIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ViewerKey.derive(MANAGEMENT, new byte[15], "ben"));
    }

    private static byte[] hmac(byte[] key, byte[] message) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }
}
