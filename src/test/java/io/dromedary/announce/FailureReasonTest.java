package io.dromedary.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FailureReasonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP operation failed invoking https://hooks.example/T0/B0/hunter2 with statusCode: 403 | HTTP operation failed invoking https://hooks.example with statusCode: 403
            Cannot connect to sftp://ann:hunter2@nvr.example:22/rec?password=hunter2                | Cannot connect to sftp://nvr.example:22
            https://nvr.example?token=hunter2                                                       | https://nvr.example
            reject HostKey: nvr.example                                                             | reject HostKey: nvr.example
            """)
    void ofAnAddressOnlySchemeHostAndPortAreTold(String message, String reason) {
        assertThat(FailureReason.of(new IOException(message))).isEqualTo(reason);
    }

    @Test
    void theInnermostReasonWithWordsIsTheOne() {
        Exception failure = new IllegalStateException("outer", new IOException("inner\nmore", new IOException()));

        assertThat(FailureReason.of(failure)).isEqualTo("inner");
    }

    @Test
    void aFailureWithoutWordsIsToldByItsKind() {
        assertThat(FailureReason.of(new IOException())).isEqualTo("IOException");
    }

    @Test
    void aCircleOfCausesEnds() {
        Exception one = new IOException("one");
        one.initCause(new IOException("two", one));

        assertThat(FailureReason.of(one)).isIn("one", "two");
    }
}
