package io.dromedary.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestTextTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void requestsAreRead() throws Exception {
        assertThat(
                        RequestText.read(
                                "{\"type\":\"play\",\"id\":7,\"from\":\"2026-11-20T12:00:00Z\",\"to\":\"2026-11-20T12:00:00.5Z\"}"))
                .isEqualTo(new Request.Play(7, NOON, NOON.plusMillis(500)));
        assertThat(RequestText.read("{\"type\":\"picture\",\"id\":0,\"at\":\"2026-11-20T12:00:00Z\",\"more\":[]}"))
                .isEqualTo(new Request.Picture(0, NOON));
        assertThat(RequestText.read("{\"type\":\"stop\"}")).isEqualTo(new Request.Stop());
    }

    @Test
    void timesBeyondTheIndexAreItsEnds() throws Exception {
        assertThat(
                        RequestText.read(
                                "{\"type\":\"play\",\"id\":7,\"from\":\"-1000-01-01T00:00:00Z\",\"to\":\"+99999-01-01T00:00:00Z\"}"))
                .isEqualTo(new Request.Play(7, Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "7",
                "null",
                "{\"type\":\"play\"",
                "{}",
                "{\"type\":\"play\",\"id\":7}",
                "{\"type\":\"play\",\"id\":7,\"from\":\"2026-11-20T12:00:00Z\"}",
                "{\"type\":\"play\",\"id\":7,\"from\":\"2026-11-20T12:00:00Z\",\"to\":\"2026-11-20T12:00:00Z\"}",
                "{\"type\":\"play\",\"id\":7,\"from\":\"2026-11-20T12:00:00Z\",\"to\":\"2026-11-20T11:00:00Z\"}",
                "{\"type\":\"play\",\"id\":7,\"from\":12,\"to\":13}",
                "{\"type\":\"picture\",\"id\":\"7\",\"at\":\"2026-11-20T12:00:00Z\"}",
                "{\"type\":\"picture\",\"id\":7.5,\"at\":\"2026-11-20T12:00:00Z\"}",
                "{\"type\":\"picture\",\"id\":-1,\"at\":\"2026-11-20T12:00:00Z\"}",
                "{\"type\":\"picture\",\"id\":99999999999999999999,\"at\":\"2026-11-20T12:00:00Z\"}",
                "{\"type\":\"picture\",\"id\":7,\"at\":\"../../etc/passwd\"}",
                "{\"type\":\"picture\",\"id\":7,\"at\":\"2026-11-20\"}",
                "{\"type\":[\"play\"],\"id\":7}",
                "{\"type\":\"delete\",\"id\":7}"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> RequestText.read(text)).isInstanceOf(BadPlayRequestException.class);
    }

    @Test
    void aTextThatIsTooLongIsNotEvenRead() {
        String text = "{\"type\":\"stop\",\"x\":\"" + "x".repeat(4096) + "\"}";

        assertThatThrownBy(() -> RequestText.read(text)).hasMessage("more than 4 KiB");
    }

    @Test
    void aDeepTextIsRefusedAndNothingElse() {
        assertThatThrownBy(() -> RequestText.read("[".repeat(4000))).isInstanceOf(BadPlayRequestException.class);
    }
}
