package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamePatternTest {

    private static final Instant TIME = Instant.parse("2026-01-04T00:05:09Z");

    /** The names are those of date(1), but for the dashes of %T and %R. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "camera_%Y-%m-%d_%H-%M-%S | camera_2026-01-04_00-05-09",
                "%F_%T_%R | 2026-01-04_00-05-09_00-05",
                "%a %A %b %B %h | Sun Sunday Jan January Jan",
                "%C %y %G %g %V %U %W %u %w %j | 20 26 2026 26 01 01 00 7 0 004",
                "%I %l %k %p %P %e | 12 12  0 AM am  4",
                "%s %z %% | 1767485109 +0000 %"
            })
    void fieldsAreThoseOfStrftime(String pattern, String name) {
        assertThat(new NamePattern(pattern, ZoneOffset.UTC).name(TIME)).isEqualTo(name);
    }

    @Test
    void theZoneIsThatOfThePlan() {
        assertThat(new NamePattern("%F %H", ZoneId.of("Asia/Tokyo")).name(TIME)).isEqualTo("2026-01-04 09");
    }

    @Test
    void noNameLeavesItsFolder() {
        assertThat(new NamePattern("../%Y/%m", ZoneOffset.UTC).name(TIME)).doesNotContain("/");
    }
}
