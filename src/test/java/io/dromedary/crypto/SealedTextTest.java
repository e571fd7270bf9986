package io.dromedary.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SealedTextTest {

    /** The vector of the protocol reference, appendix A. */
    private static final String VECTOR = "ENC:AAECAwQFBgcICQoLh+ypzO9FhIqXj9ZMAjfkxCs7OdMiD8vaiMnD";

    private static final byte[] PLAIN = "width: 640\n".getBytes(UTF_8);
    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void theVectorIsOpenedAndMade() {
        assertThat(SealedText.open(VECTOR, TinyCamVectors.ACCESS)).hasValue(PLAIN);
        assertThat(SealedText.seal(PLAIN, TinyCamVectors.ACCESS, TinyCamVectors.hex("000102030405060708090a0b")))
                .isEqualTo(VECTOR);
    }

    @Test
    void spaceAroundAndLineEndsWithinDoNotMatter() {
        String wrapped = " \r\n" + VECTOR.substring(0, 20) + "\r\n" + VECTOR.substring(20) + "\n";

        assertThat(SealedText.isSealed(wrapped)).isTrue();
        assertThat(SealedText.open(wrapped, TinyCamVectors.ACCESS)).hasValue(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    void everyAesKeySealsAndOpens(int size) {
        SharedKey key = key(size);

        assertThat(SealedText.open(SealedText.seal(PLAIN, key, RANDOM), key)).hasValue(PLAIN);
        assertThat(SealedText.open(SealedText.seal(new byte[0], key, RANDOM), key))
                .hasValue(new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 31, 33, 64})
    void anotherKeyCannotSeal(int size) {
        assertThat(SealedText.canUse(key(size))).isFalse();
        assertThat(SealedText.open(VECTOR, key(size))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> SealedText.seal(PLAIN, key(size), RANDOM));
    }

    @Test
    void theNonceIsAnotherEachTime() {
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            texts.add(SealedText.seal(PLAIN, TinyCamVectors.ACCESS, RANDOM).substring(4, 20));
        }
        assertThat(texts).hasSize(100);
    }

    @Test
    void everyChangedByteAndEveryCutIsNoticed() {
        byte[] good = Base64.getDecoder().decode(VECTOR.substring(4));
        for (int at = 0; at < good.length; at++) {
            byte[] changed = good.clone();
            changed[at] ^= 1;
            assertThat(SealedText.open(text(changed), TinyCamVectors.ACCESS))
                    .as("byte %d", at)
                    .isEmpty();
            assertThat(SealedText.open(text(java.util.Arrays.copyOf(good, at)), TinyCamVectors.ACCESS))
                    .as("%d bytes", at)
                    .isEmpty();
        }
        assertThat(SealedText.open(VECTOR, TinyCamVectors.MANAGEMENT)).isEmpty();
        assertThat(SealedText.open("ENC:?", TinyCamVectors.ACCESS)).isEmpty();
        assertThat(SealedText.open("ENC:", TinyCamVectors.ACCESS)).isEmpty();
    }

    private static String text(byte[] bytes) {
        return "ENC:" + Base64.getEncoder().encodeToString(bytes);
    }

    private static SharedKey key(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return SharedKey.of(bytes);
    }
}
