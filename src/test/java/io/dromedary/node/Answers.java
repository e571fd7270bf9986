package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.HttpAnswer;

/** What every answer of the node has to be like. */
final class Answers {

    private Answers() {}

    static void assertAnswer(HttpAnswer answer, int status, String body) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
    }

    /** A refusal has a constant error, TinyCam's words, or an empty body, and tells nothing about what is behind it. */
    static void assertPlainRefusal(HttpAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.body()).matches("|\"empty string\"|\"websocket required\"|\\{\"error\":\"[a-z ]+\"}");
        assertThat(answer.headers().keySet())
                .noneMatch(name -> name.startsWith("camel"))
                .doesNotContain("server", "x-powered-by");
    }
}
