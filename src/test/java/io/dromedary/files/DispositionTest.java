package io.dromedary.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DispositionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            camera_1.mp4 | filename="camera_1.mp4"; filename*=UTF-8''camera_1.mp4
            a b.mp4      | filename="a b.mp4"; filename*=UTF-8''a%20b.mp4
            Tür.mp4      | filename="T_r.mp4"; filename*=UTF-8''T%C3%BCr.mp4
            a"b\\c.mp4    | filename="a_b_c.mp4"; filename*=UTF-8''a%22b%5Cc.mp4
            """)
    void bothFormsOfTheNameAreThereAndNothingOfItIsSyntax(String name, String expected) {
        assertThat(Disposition.of(true, name)).isEqualTo("attachment; " + expected);
        assertThat(Disposition.of(false, name)).isEqualTo("inline; " + expected);
    }

    @org.junit.jupiter.api.Test
    void aLineBreakInANameBeginsNoHeader() {
        assertThat(Disposition.of(true, "a\r\nSet-Cookie: x.mp4"))
                .doesNotContain("\r")
                .doesNotContain("\n");
    }
}
