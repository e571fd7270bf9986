package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.dromedary.testing.Await;
import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The running node answers as its OpenAPI document says. */
final class OpenApiIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningNode node;
    private static JsonNode document;

    @BeforeAll
    static void start() throws Exception {
        document =
                JSON.readTree(Path.of("src/main/resources/web/api/openapi.json").toFile());
        node = RunningNode.start(
                        NodeSetup.usual().camera("enableDownload", "true").file("recordings/old.mp4", new byte[10]))
                .awaitPicture();
        Await.until("a segment", Duration.ofSeconds(20), () -> !segments().isEmpty());
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
    }

    @TestFactory
    Stream<DynamicTest> aGoodCommandGetsTheAnswerThatIsDescribed() {
        return commands()
                .map(command -> DynamicTest.dynamicTest(command.name(), () -> {
                    node.clock().forward(Duration.ofSeconds(5)); // no signature is used twice
                    HttpAnswer answer = answer(command);

                    JsonNode response = command.responses().path(Integer.toString(answer.status()));
                    assertThat(answer.status()).as(answer.body()).isLessThan(300);
                    assertThat(response.isMissingNode())
                            .as("%d is described", answer.status())
                            .isFalse();
                    JsonNode schema = response.at("/content/application~1json/schema");
                    if (!schema.isMissingNode() && answer.header("content-type").contains("json")) {
                        assertThat(faults(schema, answer.body())).isEmpty();
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> whoDoesNotSignIsRefusedAsDescribed() {
        return commands()
                .map(command -> DynamicTest.dynamicTest(command.name(), () -> {
                    HttpAnswer answer = node.commands()
                            .send(
                                    command.method().toUpperCase(java.util.Locale.ROOT),
                                    command.address(),
                                    List.of(),
                                    new byte[0]);

                    assertThat(answer.status()).isEqualTo(401);
                    assertThat(command.responses().has("401")).isTrue();
                }));
    }

    @TestFactory
    Stream<DynamicTest> anotherMethodIsRefusedAsDescribed() {
        return commands()
                .map(command -> DynamicTest.dynamicTest(command.name(), () -> {
                    HttpAnswer answer = node.commands().send("DELETE", command.address(), List.of(), new byte[0]);

                    assertThat(answer.status()).isEqualTo(405);
                    assertThat(command.responses().has("405")).isTrue();
                }));
    }

    private static Stream<Command> commands() {
        List<Command> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                String address = path.getKey().replace("{camera}", "default");
                all.add(new Command(method.getKey(), address, method.getValue().path("responses")));
            }
        }
        return all.stream();
    }

    private static HttpAnswer answer(Command command) throws IOException {
        String body = body(command.address());
        if (!command.method().equals("get")) {
            return node.commands().post(command.address(), body);
        }
        return command.address().startsWith("/recordings")
                ? node.commands().get(command.address(), query(body))
                : node.commands().get(command.address());
    }

    /** The same command as a query. */
    private static String query(String body) throws IOException {
        return JSON.readTree(body).properties().stream()
                .map(member -> member.getKey() + '=' + member.getValue().asText())
                .collect(Collectors.joining("&"));
    }

    private static String body(String address) throws IOException {
        ObjectNode body = (ObjectNode) JSON.readTree(node.commands().now());
        switch (address) {
            case "/update/key", "/update-key", "/update_key" ->
                body.put("accessKey", Base64.getEncoder().encodeToString(RunningNode.randomKey()));
            case "/keys/add" -> body.put("name", "ben");
            case "/keys/revoke" -> {
                assertThat(node.commands()
                                .post(
                                        "/keys/add",
                                        body.deepCopy().put("name", "ana").toString())
                                .status())
                        .isEqualTo(200);
                body.put("name", "ana");
            }
            case "/file/download", "/cameras/default/file/download" -> body.put("name", "old.mp4");
            case "/recordings/download" -> {
                body.set("from", segments().path(0).path("from"));
                body.set("to", segments().path(0).path("to"));
            }
            case "/recordings/protect" ->
                body.put("protected", true).set("file", segments().path(0).path("file"));
            default -> {
                // the time is all that it needs
            }
        }
        return body.toString();
    }

    private static JsonNode segments() {
        try {
            node.clock().forward(Duration.ofSeconds(5));
            return JSON.readTree(node.commands().post("/recordings").body()).path("segments");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The schemas refer to parts of the document, so it goes along. */
    private static List<String> faults(JsonNode schema, String answer) throws IOException {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(JSON.readTree(answer))
                .stream()
                .map(String::valueOf)
                .toList();
    }

    private record Command(String method, String address, JsonNode responses) {

        String name() {
            return method + ' ' + address;
        }
    }
}
