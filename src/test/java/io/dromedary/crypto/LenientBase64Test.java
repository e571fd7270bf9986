package io.dromedary.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LenientBase64Test {

    @Test
    void whatIsEncodedInAnyFormIsDecoded() {
        Random random = new Random(7);
        for (int length = 0; length < 64; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            String standard = Base64.getEncoder().encodeToString(bytes);

            assertThat(LenientBase64.decode(standard)).contains(bytes);
            assertThat(LenientBase64.decode(standard.replace("=", ""))).contains(bytes);
            assertThat(LenientBase64.decode(Base64.getUrlEncoder().encodeToString(bytes)))
                    .contains(bytes);
            if (!standard.startsWith("+") && !standard.endsWith("+")) {
                assertThat(LenientBase64.decode(standard.replace('+', ' '))).contains(bytes);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AAAAA", "!!!!", "AA=A", "AAAA=", "\u00e9\u00e9\u00e9\u00e9"})
    void whatIsNoBase64IsNothing(String text) {
        assertThat(LenientBase64.decode(text)).isEmpty();
    }

    @Test
    void aTextOfMoreThanAThousandCharactersIsNothing() {
        assertThat(LenientBase64.decode("A".repeat(1024))).isPresent();
        assertThat(LenientBase64.decode("A".repeat(1028))).isEmpty();
    }
}
