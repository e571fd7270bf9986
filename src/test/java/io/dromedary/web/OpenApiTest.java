package io.dromedary.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The document of the REST control says what the route files say. */
final class OpenApiTest {

    static final Path DOCUMENT = Path.of("src/main/resources/web/api/openapi.json");

    /** What is for viewers: the protocol of the stream, which OpenAPI cannot describe. */
    private static final Set<String> OF_THE_STREAM = Set.of(
            "/stream/check",
            "/cameras/{camera}/stream/check",
            "/recordings/stream/check",
            "/cameras/{camera}/recordings/stream/check");

    private final JsonNode document = read();

    @Test
    void everyCommandIsDescribedAndNothingElse() throws IOException {
        Set<String> described = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> described.add(method + ' ' + path.getKey())));

        assertThat(described).isEqualTo(offered());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (JsonNode reference : document.findValues("$ref")) {
            assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
        }
    }

    static JsonNode read() {
        try {
            return new ObjectMapper().readTree(DOCUMENT.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Set<String> offered() throws IOException {
        Set<String> offered = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                for (Map<?, ?> entry : entries(file)) {
                    if (entry.get("rest") instanceof Map<?, ?> rest) {
                        collect(rest, offered);
                    }
                }
            }
        }
        return offered;
    }

    private static void collect(Map<?, ?> rest, Set<String> offered) {
        for (String method : List.of("get", "post", "put", "delete", "patch", "head")) {
            if (rest.get(method) instanceof List<?> paths) {
                for (Object path : paths) {
                    String address = String.valueOf(((Map<?, ?>) path).get("path"));
                    if (!OF_THE_STREAM.contains(address)) {
                        offered.add(method + ' ' + address);
                    }
                }
            }
        }
    }

    @SuppressWarnings("unchecked") // a route file is a list of maps: RouteFilesTest
    private static List<Map<?, ?>> entries(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return (List<Map<?, ?>>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
        }
    }
}
