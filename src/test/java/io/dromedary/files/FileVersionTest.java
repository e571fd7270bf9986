package io.dromedary.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileVersionTest {

    /** Appendix A of what is known about TinyCam. */
    private static final FileVersion VECTOR = new FileVersion(123_456, Instant.parse("2025-09-20T00:00:00Z"));

    @Test
    void theTagIsTinyCams() {
        assertThat(VECTOR.tag()).isEqualTo("\"1e240-8ddf7d8a46bc000\"");
    }

    @Test
    void theTagChangesWithEachTenMillionthOfASecond() {
        FileVersion next = new FileVersion(123_456, VECTOR.written().plusNanos(100));

        assertThat(next.tag()).isEqualTo("\"1e240-8ddf7d8a46bc001\"");
    }

    @Test
    void theDateIsThatOfHttp() {
        assertThat(VECTOR.date()).isEqualTo("Sat, 20 Sep 2025 00:00:00 GMT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                               | ''                            | false
            "1e240-8ddf7d8a46bc000"          | ''                            | true
            W/"1e240-8ddf7d8a46bc000"        | ''                            | true
            "x", "1e240-8ddf7d8a46bc000"     | ''                            | true
            *                                | ''                            | true
            "x"                              | ''                            | false
            "x"                              | Sat, 20 Sep 2025 00:00:00 GMT | false
            ''                               | Sat, 20 Sep 2025 00:00:00 GMT | true
            ''                               | Sun, 21 Sep 2025 00:00:00 GMT | true
            ''                               | Fri, 19 Sep 2025 23:59:59 GMT | false
            ''                               | yesterday                     | false
            """, quoteCharacter = '\'')
    void whoHasThisVersionIsNotSentItAgain(String tags, String since, boolean known) {
        FileVersion withFraction = new FileVersion(123_456, VECTOR.written());

        assertThat(withFraction.isKnown(tags, since)).isEqualTo(known);
    }

    @Test
    void aFractionOfASecondDoesNotMakeADateOld() {
        FileVersion later = new FileVersion(1, VECTOR.written().plusMillis(999));

        assertThat(later.isKnown("", VECTOR.date())).isTrue();
    }

    @Test
    void aPartFitsOnlyToTheSameVersion() {
        assertThat(VECTOR.fits("")).isTrue();
        assertThat(VECTOR.fits(VECTOR.tag())).isTrue();
        assertThat(VECTOR.fits(VECTOR.date())).isTrue();
        assertThat(VECTOR.fits("W/" + VECTOR.tag())).isFalse();
        assertThat(VECTOR.fits("\"x\"")).isFalse();
        assertThat(VECTOR.fits("Sun, 21 Sep 2025 00:00:00 GMT")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                               | ''                            | true
            "x", "1e240-8ddf7d8a46bc000"     | ''                            | true
            *                                | ''                            | true
            "x"                              | ''                            | false
            W/"1e240-8ddf7d8a46bc000"        | ''                            | false
            "1e240-8ddf7d8a46bc000"          | Fri, 19 Sep 2025 23:59:59 GMT | true
            ''                               | Sat, 20 Sep 2025 00:00:00 GMT | true
            ''                               | Fri, 19 Sep 2025 23:59:59 GMT | false
            ''                               | yesterday                     | true
            """, quoteCharacter = '\'')
    void whoMeansAnotherVersionIsRefused(String tags, String since, boolean meant) {
        assertThat(VECTOR.isMeant(tags, since)).isEqualTo(meant);
    }
}
