package io.dromedary.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StreamTokenTest {

    private static final String TOKEN = "dQR0nD3SqYWYRZllyOVL5BPBBs+rEq7SyRkNTjt9p1Y=";

    @Test
    void aTokenIsTheOneTinyCamMakes() {
        byte[] token = StreamToken.sign(TinyCamVectors.ACCESS, TinyCamVectors.ENDS_AT);

        assertThat(Base64.getEncoder().encodeToString(token)).isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TOKEN,
                "dQR0nD3SqYWYRZllyOVL5BPBBs-rEq7SyRkNTjt9p1Y",
                "dQR0nD3SqYWYRZllyOVL5BPBBs rEq7SyRkNTjt9p1Y=",
                " dQR0nD3SqYWYRZllyOVL5BPBBs+rEq7SyRkNTjt9p1Y\n"
            })
    void aTokenIsGoodInEveryFormThatClientsSend(String form) {
        byte[] token = LenientBase64.decode(form).orElseThrow();

        assertThat(StreamToken.verify(TinyCamVectors.ACCESS, TinyCamVectors.ENDS_AT, token))
                .isTrue();
    }

    @Test
    void aTokenIsGoodForItsKeyAndItsTimeOnly() {
        byte[] token = StreamToken.sign(TinyCamVectors.ACCESS, TinyCamVectors.ENDS_AT);

        assertThat(StreamToken.verify(TinyCamVectors.ACCESS, TinyCamVectors.ENDS_AT + 1, token))
                .isFalse();
        assertThat(StreamToken.verify(TinyCamVectors.MANAGEMENT, TinyCamVectors.ENDS_AT, token))
                .isFalse();
    }
}
