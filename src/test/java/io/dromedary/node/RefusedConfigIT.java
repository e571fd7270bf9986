package io.dromedary.node;

import static io.dromedary.node.Answers.assertAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dromedary.config.CameraConfigReader;
import io.dromedary.config.ConfigurationException;
import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.MutatedConfigs;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.TestViewer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Configurations that a running node refuses: what it says, and that nothing of them takes hold. */
final class RefusedConfigIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OTHER = NodeSetup.SMALL.replace("fps: 30", "fps: 10");

    private static RunningNode node;

    @BeforeAll
    static void start() throws Exception {
        node = RunningNode.start().awaitPicture();
        Files.createDirectories(node.home().resolve("config/cameras"));
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
    }

    @AfterEach
    void theGoodFiles() throws IOException {
        node.configure(NodeSetup.SMALL);
        Files.deleteIfExists(garden());
    }

    @Test
    void ourPathAnswersWithAllReasonsAndTinyCamsWithNone() throws Exception {
        node.configure("device: test\nfps: 0\n");
        Files.writeString(garden(), "fps: 5\npassword: 's3cret'\nwidht: 3\n");

        HttpAnswer answer = apply("/apply-config");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree("""
                {"error": "the configuration was refused and nothing has changed",
                 "problems": [
                  {"file": "config.yaml", "line": 2, "reason": "`fps: 0` is less than 1"},
                  {"file": "cameras/garden.yaml", "line": 2, "reason": "`password` belongs in config.yaml: it is the node's"},
                  {"file": "cameras/garden.yaml", "line": 3, "reason": "`widht` is not a setting; did you mean `width`?"}]}
                """));
        assertThat(answer.body())
                .doesNotContain("s3cret")
                .doesNotContain(node.home().toString());
        assertAnswer(apply("/apply"), 422, "");
    }

    @Test
    void whoeverAcceptsJsonByNameIsToldTheReasonsOnBothPaths() throws Exception {
        node.configure("fps: 0\n");

        assertThat(accepting("text/html, Application/JSON;q=0.5").body()).contains("`fps: 0` is less than 1");
        for (String accepted : List.of("*/*", "application/*", "application/jsonp", "text/plain")) {
            assertAnswer(accepting(accepted), 422, "");
        }
    }

    @Test
    void aGoodFileBesideABrokenOneIsNotTakenOver() throws Exception {
        long ffmpeg = node.awaitPicture().ffmpegPid();
        node.configure(OTHER);
        Files.writeString(garden(), "device: test\nvideoCodec: mpeg2\n");

        assertThat(apply("/apply").status()).isEqualTo(422);

        assertThat(node.ffmpegPid()).isEqualTo(ffmpeg);
        assertThat(names()).containsExactly("default");
    }

    /** 500 damaged files; those that reading accepts are another test's. */
    @Test
    void noneOf500DamagedFilesTakesHoldOrDisturbsAViewer() throws Exception {
        long ffmpeg = node.awaitPicture().ffmpegPid();
        List<byte[]> variants = MutatedConfigs.of(NodeSetup.SMALL + "outputDir: r\n", 500, 42);
        int refused = 0;
        try (TestViewer viewer = node.watch().awaitMedia(2)) {
            for (byte[] variant : variants) {
                Path file = refused % 2 == 0 ? node.home().resolve("config/config.yaml") : garden();
                node.configure(OTHER);
                Files.deleteIfExists(garden());
                Files.write(file, variant);
                if (isFaulty(file)) {
                    refused++;
                    assertRefused(refused);
                }
            }
            viewer.awaitMedia(viewer.mediaCount() + 30);
            assertThat(viewer.isDone()).isFalse();
        }
        assertThat(refused).isGreaterThan(200);
        assertThat(node.ffmpegPid()).isEqualTo(ffmpeg);
        assertThat(names()).containsExactly("default");
    }

    private static void assertRefused(int number) throws IOException {
        long began = System.nanoTime();
        HttpAnswer answer = apply("/apply-config", number);

        assertThat(answer.status()).isEqualTo(422);
        JsonNode problems = JSON.readTree(answer.body()).path("problems");
        assertThat(problems).isNotEmpty();
        assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
    }

    private static boolean isFaulty(Path file) {
        try {
            new CameraConfigReader().read(file.endsWith("config.yaml") ? "default" : "garden", file);
            return false;
        } catch (ConfigurationException faulty) {
            return true;
        }
    }

    private static List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        node.commands()
                .status()
                .path("cameras")
                .forEach(camera -> names.add(camera.path("name").asText()));
        return names;
    }

    private static Path garden() {
        return node.home().resolve("config/cameras/garden.yaml");
    }

    private static HttpAnswer apply(String path) throws IOException {
        return apply(path, 0);
    }

    /** The number makes each signature another. */
    private static HttpAnswer apply(String path, int number) throws IOException {
        return node.commands().post(path, body(number));
    }

    private static HttpAnswer accepting(String types) throws IOException {
        byte[] body = body(types.hashCode()).getBytes(StandardCharsets.UTF_8);
        String signature = "Authorization: " + node.commands().signature(body);
        return node.commands().send("POST", "/apply", List.of(signature, "Accept: " + types), body);
    }

    private static String body(int number) {
        return "{\"number\":%d,\"ts\":%d}".formatted(number, node.clock().seconds());
    }
}
