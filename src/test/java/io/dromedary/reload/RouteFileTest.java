package io.dromedary.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RouteFileTest {

    private static final String GOOD = """
            # a comment
            - route:
                id: ship-segment
                routeConfigurationId: errors, more-*
                from:
                  uri: direct:ship-segment
                  steps:
                    - to: log:shipped
            """;

    @TempDir
    private Path folder;

    @Test
    void anEntryHasAKindAnIdAndALine() throws RouteFileException {
        RouteFile file = RouteFile.parse("ship-segment.camel.yaml", GOOD);

        assertThat(file.entries())
                .containsExactly(new RouteEntry(
                        RouteKind.ROUTE,
                        Optional.of("ship-segment"),
                        2,
                        Set.of("errors", "more-*"),
                        Optional.empty(),
                        Optional.of("direct:ship-segment")));
    }

    @Test
    void aWordIsFoundOnItsLine() throws RouteFileException {
        RouteFile file = RouteFile.parse("ship-segment.camel.yaml", GOOD);

        assertThat(file.lineOf("log:")).hasValue(8);
        assertThat(file.lineOf("steps")).hasValue(7);
        assertThat(file.lineOf("nowhere")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, is empty",
        "'# only a comment', 0, holds no entry",
        "'- route:\n    id: a\n  \tfrom: x', 3, a tab",
        "'- route:\n    id: \"a', 2, scalar",
        "'route:\n  id: a', 1, a list such as",
        "'just words', 1, a list such as",
        "'- route:\n    from:\n      uri: direct:a', 1, this route has no id",
        "'- from:\n    uri: direct:a', 1, a route without an id",
        "'- templatedRoute:\n    routeTemplateRef: a', 1, this templatedRoute has no routeId",
        "'- route:\n    id: a\n- route:\n    id: a', 3, the id a is there twice",
        "'- route:\n    id: a\n    id: b', 3, the key id is there twice",
        "'- &a [*a]', 1, an alias points back to itself",
        "'- route:\n    id: a\n---\n- route:\n    id: b', 3, expected a single document",
    })
    void whatIsNoRouteFileIsRefusedWithItsLine(String text, int line, String reason) {
        assertThatThrownBy(() -> RouteFile.parse("a.camel.yaml", text))
                .isInstanceOfSatisfying(RouteFileException.class, e -> {
                    assertThat(e.line().orElse(0)).as(e.getMessage()).isEqualTo(line);
                    assertThat(e.reason()).containsIgnoringCase(reason);
                    assertThat(e.getMessage()).startsWith("a.camel.yaml").doesNotContain("\n");
                });
    }

    @Test
    void everyPrefixOfAFileIsReadOrRefusedInOneLine() {
        for (int cut = 0; cut < GOOD.length(); cut++) {
            String half = GOOD.substring(0, cut);
            try {
                assertThat(RouteFile.parse("a.camel.yaml", half).entries()).hasSize(1);
            } catch (RouteFileException e) {
                assertThat(e.getMessage()).as(half).doesNotContain("\n").hasSizeLessThan(400);
            }
        }
    }

    @Test
    void aFileOfAMegabyteIsRefused() throws IOException {
        assertThatThrownBy(
                        () -> RouteFile.read(write("# comment\n".repeat(100_000).getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(RouteFileException.class)
                .hasMessage("a.camel.yaml: is larger than 256 KiB");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThatThrownBy(() -> RouteFile.read(write(new byte[] {'-', ' ', (byte) 0xff, 0, 1})))
                .isInstanceOf(RouteFileException.class)
                .hasMessage("a.camel.yaml: is not UTF-8 text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000\u0001", "- \u0007: x"})
    void controlCharactersAreRefused(String text) {
        assertThatThrownBy(() -> RouteFile.parse("a.camel.yaml", text)).isInstanceOf(RouteFileException.class);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThatThrownBy(() -> RouteFile.parse("a.camel.yaml", "- ".repeat(100_000)))
                .isInstanceOf(RouteFileException.class);
        assertThatThrownBy(() -> RouteFile.parse("a.camel.yaml", "[".repeat(100_000)))
                .isInstanceOf(RouteFileException.class);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("a.camel.yaml"), bytes);
    }
}
