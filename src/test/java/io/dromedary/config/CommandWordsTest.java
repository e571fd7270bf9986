package io.dromedary.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-bf 0                     | -bf;0",
                "  -bf    0                | -bf;0",
                "-metadata title='My door' | -metadata;title=My door",
                "-metadata \"a b\"         | -metadata;a b",
                "a\"b c\"'d e'f            | ab cd ef",
                "a\\ b                     | a b",
                "\"a\\\"b\"                | a\"b",
                "\"C:\\new\"               | C:\\new",
                "'C:\\new'                 | C:\\new"
            })
    void aLineIsSplitAsAShellDoesAndNothingIsReplaced(String line, String words) {
        assertThat(String.join(";", CommandWords.split(line))).isEqualTo(words.strip());
    }

    @Test
    void whatAShellWouldReplaceStaysAsItIs() {
        assertThat(CommandWords.split("$HOME `id` $(id) * ; & ~ a|b"))
                .isEqualTo(List.of("$HOME", "`id`", "$(id)", "*", ";", "&", "~", "a|b"));
    }

    @Test
    void anEmptyLineHasNoWordsAndQuotesMakeAnEmptyOne() {
        assertThat(CommandWords.split("")).isEmpty();
        assertThat(CommandWords.split(" \t ")).isEmpty();
        assertThat(CommandWords.split("''  \"\"")).isEqualTo(List.of("", ""));
    }

    @Test
    void whatIsNotClosedIsAnError() {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandWords.split("-a 'b"));
        assertThatIllegalArgumentException().isThrownBy(() -> CommandWords.split("-a \"b'"));
        assertThatIllegalArgumentException().isThrownBy(() -> CommandWords.split("-a \\"));
    }
}
