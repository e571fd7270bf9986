package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LastLinesTest {

    private static List<String> kept(byte[] said) throws IOException {
        LastLines lines = new LastLines(line -> {});
        lines.drain(new ByteArrayInputStream(said));
        lines.finish();
        return lines.lines();
    }

    private static List<String> kept(String said) throws IOException {
        return kept(said.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theLastHundredLinesAreKept() throws IOException {
        String said = IntStream.range(0, 5_000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));

        assertThat(kept(said)).hasSize(100).startsWith("line 4900").endsWith("line 4999");
    }

    @Test
    void aLineIsCut() throws IOException {
        assertThat(kept("x".repeat(100_000) + "\nnext")).containsExactly("x".repeat(500), "next");
    }

    @Test
    void controlCharactersAndEmptyLinesAreGone() throws IOException {
        assertThat(kept("\u001b[31mred\u0000\u0007\r\n\n\t \nframe=1\rframe=2"))
                .containsExactly("[31mred", "frame=1", "frame=2");
    }

    @Test
    void bytesThatAreNoTextDoNoHarm() throws IOException {
        assertThat(kept(new byte[] {'a', (byte) 0xff, (byte) 0xc3, '\n', 'b'})).containsExactly("a\ufffd\ufffd", "b");
    }

    @Test
    void passwordsAreMaskedAlsoWhereALineIsCut() throws IOException {
        String secret = "rtsp://me:" + "s".repeat(600) + "@host/1: Connection refused";

        assertThat(kept(secret)).containsExactly("rtsp://***@host/1: Connection refused");
    }
}
