package io.dromedary.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SharedKeyTest {

    /** Bytes fb ff, over and over: their base64 holds both characters that differ between the alphabets. */
    private static final byte[] BYTES = repeated(0xfb, 0xff, 32);

    private static final String STANDARD = Base64.getEncoder().encodeToString(BYTES);
    private static final String URL = Base64.getUrlEncoder().withoutPadding().encodeToString(BYTES);

    @Test
    void bothAlphabetsAreRead() {
        assertThat(STANDARD).contains("+", "/").endsWith("=");

        assertThat(SharedKey.fromBase64(STANDARD)).isEqualTo(SharedKey.of(BYTES));
        assertThat(SharedKey.fromBase64(URL)).isEqualTo(SharedKey.of(BYTES));
        assertThat(SharedKey.fromBase64(STANDARD.replace('+', '-'))).isEqualTo(SharedKey.of(BYTES));
    }

    @Test
    void aPlusThatBecameASpaceIsRead() {
        byte[] bytes = BYTES.clone();
        bytes[0] = 0;
        String text = Base64.getEncoder().encodeToString(bytes);
        assertThat(text).contains("+");

        assertThat(SharedKey.fromBase64(text.replace('+', ' '))).isEqualTo(SharedKey.of(bytes));
    }

    @Test
    void spaceAroundAndLineEndsInsideAreIgnored() {
        String text = " " + STANDARD.substring(0, 10) + "\r\n\t" + STANDARD.substring(10) + "\n";

        assertThat(SharedKey.fromBase64(text)).isEqualTo(SharedKey.of(BYTES));
    }

    @Test
    void everyLengthIsReadWithAllPartOrNoneOfItsPadding() {
        var random = new Random(1);
        for (int size = SharedKey.MIN_BYTES; size <= SharedKey.MAX_BYTES; size++) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            String text = Base64.getEncoder().encodeToString(bytes);

            while (text.endsWith("=")) {
                assertThat(SharedKey.fromBase64(text)).isEqualTo(SharedKey.of(bytes));
                text = text.substring(0, text.length() - 1);
            }
            assertThat(SharedKey.fromBase64(text)).isEqualTo(SharedKey.of(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "====",
                "AAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAA==",
                "AAAAAAAA=AAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAA\u00e9AAAA",
                "ffffffff-not*base64-ffffffff",
            })
    void whatIsNotBase64IsRefusedWithoutQuotingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharedKey.fromBase64(text))
                .withNoCause()
                .satisfies(refused ->
                        assertThat(refused.getMessage()).doesNotContain("AAA").doesNotContain("fff"));
    }

    @Test
    void aMegabyteIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SharedKey.fromBase64("A".repeat(1 << 20)));
    }

    @Test
    void onlySixteenTo256BytesAreAKey() {
        for (int size = 0; size <= 300; size++) {
            byte[] bytes = new byte[size];
            boolean accepted = catchThrowable(() -> SharedKey.of(bytes)) == null;

            assertThat(accepted).as("%d bytes", size).isEqualTo(size >= 16 && size <= 256);
        }
    }

    @Test
    void revealedTextsReadBack() {
        SharedKey key = SharedKey.generate(new SecureRandom());

        assertThat(SharedKey.fromBase64(key.revealBase64())).isEqualTo(key);
        assertThat(SharedKey.fromBase64(key.revealBase64Url())).isEqualTo(key);
        assertThat(key.revealBase64Url()).hasSize(43).doesNotContain("=", "+", "/");
        assertThat(key.sizeBytes()).isEqualTo(32);
    }

    @Test
    void neitherTheGivenNorTheRevealedArrayCanChangeTheKey() {
        byte[] given = BYTES.clone();
        SharedKey key = SharedKey.of(given);

        Arrays.fill(given, (byte) 0);
        Arrays.fill(key.revealBytes(), (byte) 0);

        assertThat(key.revealBytes()).isEqualTo(BYTES);
    }

    @Test
    void keysThatDifferInAnyOneBitAreNotEqual() {
        SharedKey key = SharedKey.of(BYTES);
        for (int bit = 0; bit < BYTES.length * 8; bit++) {
            byte[] other = BYTES.clone();
            other[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(SharedKey.of(other)).isNotEqualTo(key);
        }
    }

    @Test
    void theTextFormAndTheHashTellOnlyTheLength() {
        SharedKey key = SharedKey.of(BYTES);

        assertThat(key).hasToString("SharedKey[32 bytes]");
        assertThat(key.hashCode()).isEqualTo(SharedKey.of(new byte[32]).hashCode());
    }

    @Test
    void onlyAKeyOfZeroesIsAllZero() {
        byte[] bytes = new byte[32];
        assertThat(SharedKey.of(bytes).isAllZero()).isTrue();

        bytes[31] = 1;
        assertThat(SharedKey.of(bytes).isAllZero()).isFalse();
    }

    private static byte[] repeated(int first, int second, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i % 2 == 0 ? first : second);
        }
        return bytes;
    }
}
