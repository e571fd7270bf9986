package io.dromedary.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.dromedary.reload.RouteEntry;
import io.dromedary.reload.RouteFile;
import io.dromedary.reload.RouteFileException;
import io.dromedary.reload.RouteKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The house rules over the files that integrators read first. */
final class RouteFilesTest {

    private static final List<Path> ROUTES = List.of(Path.of("routes"), Path.of("routes/samples"));
    private static final String ENDING = ".camel.yaml";
    private static final int MOST_STEPS = 8;
    private static final int DEEPEST_STEPS = 3;
    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(password|secret|token|accesskey|access-key|management-key)\\s*[:=]\\s*[\"']?[A-Za-z0-9+/]{8,}");
    private static final Set<String> BANNED = Set.of(
            "groovy",
            "js",
            "javascript",
            "joor",
            "java",
            "mvel",
            "ognl",
            "python",
            "spel",
            "script",
            "toD",
            "recipientList",
            "routingSlip",
            "dynamicRouter",
            "doTry");

    /** What the schema refuses and Camel takes: a placeholder where the schema wants true or false. */
    private static final Pattern FALSE_ALARM = Pattern.compile(".*(autoStartup|auto-startup).*");

    private final ObjectMapper json = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> eachFileHoldsOneEntryNamedAsTheFileIs() throws IOException {
        return eachFile(file -> {
            RouteFile routes = RouteFile.read(file);
            String name = stem(file);
            assertThat(name).matches(KEBAB_CASE);
            assertThat(routes.entries()).hasSize(1);
            RouteEntry entry = routes.entries().get(0);
            boolean settings = entry.kind() == RouteKind.REST_CONFIGURATION || entry.kind() == RouteKind.BEANS;
            assertThat(entry.kind()).isNotEqualTo(RouteKind.OTHER);
            assertThat(settings || entry.id().orElse("").equals(name))
                    .as("its id is its name")
                    .isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> eachEntryHasADescription() throws IOException {
        return eachFile(file -> {
            JsonNode body = body(file);
            RouteKind kind = RouteFile.read(file).entries().get(0).kind();
            if (kind != RouteKind.REST_CONFIGURATION && kind != RouteKind.TEMPLATED_ROUTE && kind != RouteKind.BEANS) {
                String description = body.path("description").asText();
                assertThat(description).isNotBlank().doesNotContain("\n").hasSizeLessThanOrEqualTo(120);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> noRouteIsLongOrDeep() throws IOException {
        return eachFile(file -> {
            JsonNode body = body(file);
            JsonNode from =
                    body.has("from") ? body.path("from") : body.path("route").path("from");
            assertThat(steps(from)).as("steps").isLessThanOrEqualTo(MOST_STEPS);
            assertThat(depth(body)).as("levels of steps").isLessThanOrEqualTo(DEEPEST_STEPS);
        });
    }

    @TestFactory
    Stream<DynamicTest> noFileScriptsOrSendsWhereAMessageSays() throws IOException {
        return eachFile(file -> assertThat(keys(tree(file))).doesNotContainAnyElementsOf(BANNED));
    }

    @TestFactory
    Stream<DynamicTest> noFileHoldsASecret() throws IOException {
        return eachFile(file -> assertThat(Files.readString(file)).doesNotContainPattern(SECRET));
    }

    @TestFactory
    Stream<DynamicTest> eachFileIsWhatTheSchemaOfCamelSays() throws IOException {
        JsonSchema schema = schema();
        return eachFile(file -> assertThat(schema.validate(tree(file)))
                .filteredOn(message -> !FALSE_ALARM.matcher(message.toString()).matches())
                .isEmpty());
    }

    @Test
    void theRulesSeeWhatIsWrong() throws IOException {
        JsonNode bad = tree("""
                - route:
                    id: a
                    from:
                      uri: direct:a
                      steps:
                        - choice:
                            when:
                              - simple: "${body} == 1"
                                steps:
                                  - filter:
                                      simple: "${body} == 1"
                                      steps:
                                        - toD: "${body}"
                        - setBody:
                            constant: 3
                """);

        assertThat(keys(bad)).contains("toD");
        assertThat(depth(bad)).isEqualTo(3);
        assertThat(steps(bad.path(0).path("route").path("from"))).isEqualTo(4);
        assertThat("password: hunter2hunter2").containsPattern(SECRET);
        assertThat(schema().validate(bad)).isNotEmpty();
    }

    private interface FileCheck {
        void check(Path file) throws IOException, RouteFileException;
    }

    private static Stream<DynamicTest> eachFile(FileCheck check) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : ROUTES) {
            try (Stream<Path> found = Files.list(folder)) {
                found.filter(file -> file.toString().endsWith(ENDING)).sorted().forEach(files::add);
            }
        }
        return files.stream().map(file -> DynamicTest.dynamicTest(stem(file), () -> check.check(file)));
    }

    private static String stem(Path file) {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    private JsonNode body(Path file) throws IOException {
        return tree(file).path(0).elements().next();
    }

    private JsonNode tree(Path file) throws IOException {
        return tree(Files.readString(file));
    }

    private JsonNode tree(String text) {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(text);
        return json.valueToTree(loaded);
    }

    private JsonSchema schema() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                RouteFilesTest.class.getResourceAsStream("/schema/camelYamlDsl.json"), "camel-yaml-dsl is there")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(in);
        }
    }

    /** All steps of a route, those inside other steps too. */
    private static int steps(JsonNode node) {
        int steps = 0;
        for (var field : node.properties()) {
            steps += steps(field.getValue())
                    + (field.getKey().equals("steps") ? field.getValue().size() : 0);
        }
        for (JsonNode item : node.isArray() ? node : List.<JsonNode>of()) {
            steps += steps(item);
        }
        return steps;
    }

    private static int depth(JsonNode node) {
        int deepest = 0;
        for (var field : node.properties()) {
            deepest =
                    Math.max(deepest, depth(field.getValue()) + (field.getKey().equals("steps") ? 1 : 0));
        }
        for (JsonNode item : node.isArray() ? node : List.<JsonNode>of()) {
            deepest = Math.max(deepest, depth(item));
        }
        return deepest;
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        for (JsonNode child : node) {
            keys.addAll(keys(child));
        }
        return keys;
    }
}
