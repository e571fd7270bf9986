package io.dromedary.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-, 100, 0, 100, bytes 0-99/100",
        "bytes=0-0, 100, 0, 1, bytes 0-0/100",
        "bytes=99-, 100, 99, 1, bytes 99-99/100",
        "bytes=10-19, 100, 10, 10, bytes 10-19/100",
        "bytes=10-1000, 100, 10, 90, bytes 10-99/100",
        "bytes=-10, 100, 90, 10, bytes 90-99/100",
        "bytes=-1000, 100, 0, 100, bytes 0-99/100",
        "Bytes = 1 - 2, 100, 1, 2, bytes 1-2/100",
        "bytes=100-, 100, 100, 0, bytes */100",
        "bytes=999999999999999999-, 100, 999999999999999999, 0, bytes */100",
        "bytes=-0, 100, 100, 0, bytes */100",
        "bytes=0-, 0, 0, 0, bytes */0",
        "bytes=-1, 0, 0, 0, bytes */0",
    })
    void aPartIsWhatTheFileHasOfIt(String header, long size, long from, long bytes, String contentRange) {
        ByteRange range = ByteRange.of(header, size).orElseThrow();

        assertThat(range).isEqualTo(new ByteRange(from, bytes));
        assertThat(range.isThere()).isEqualTo(bytes > 0);
        assertThat(range.header(size)).isEqualTo(contentRange);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=5-4",
                "bytes=0-1,5-6",
                "bytes=a-b",
                "bytes=-1-2",
                "bytes=0x1-",
                "bytes=1111111111111111111-",
                "items=0-1",
                "bytes=\u0661-"
            })
    void whatIsNotOnePartIsAnsweredWithTheWhole(String header) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(Optional.empty());
    }
}
