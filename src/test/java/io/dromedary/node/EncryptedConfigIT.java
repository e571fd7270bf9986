package io.dromedary.node;

import static io.dromedary.node.Answers.assertAnswer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.crypto.SealedText;
import io.dromedary.crypto.SharedKey;
import io.dromedary.testing.Await;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code saveEncryptedConfig}, from the first start through a rotation of the key to the next edit. */
final class EncryptedConfigIT {

    private static final String APPLIED = "{\"applied\":true,\"running\":true}";

    @Test
    void theConfigurationIsSealedGoesWithTheKeyAndCanBeEdited() throws Exception {
        NodeSetup setup = NodeSetup.usual().camera("saveEncryptedConfig", "true");
        try (RunningNode node = RunningNode.start(setup)) {
            Path file = node.home().resolve("config/config.yaml");
            SharedKey key = SharedKey.of(node.accessKey());
            assertThat(plain(file, key)).hasValue(setup.camera());
            node.awaitPicture();
            assertAnswer(node.commands().post("/apply"), 200, APPLIED);

            SharedKey fresh = SharedKey.of(RunningNode.randomKey());
            assertAnswer(rotate(node, fresh), 200, "{\"rotated\":true}");
            assertThat(plain(file, key)).isEmpty();
            assertThat(plain(file, fresh)).hasValue(setup.camera());
            try (Stream<Path> files = Files.list(file.resolveSibling(""))) {
                assertThat(files)
                        .extracting(path -> String.valueOf(path.getFileName()))
                        .containsExactlyInAnyOrder("application.properties", "config.yaml");
            }

            String edited = setup.camera().replace("width: 320", "width: 160");
            node.configure(edited);
            assertAnswer(
                    node.commands()
                            .post("/apply", "{\"n\":1,\"ts\":" + node.clock().seconds() + "}"),
                    200,
                    APPLIED);
            assertThat(plain(file, fresh)).hasValue(edited);
            Await.until("the edited picture", Duration.ofSeconds(20), () -> width(node) == 160);
        }
    }

    private static int width(RunningNode node) {
        try {
            return node.commands().camera().path("stream").path("width").asInt();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static io.dromedary.testing.HttpAnswer rotate(RunningNode node, SharedKey fresh) throws IOException {
        String text = Base64.getEncoder().encodeToString(fresh.revealBytes());
        return node.commands()
                .post(
                        "/update/key",
                        "{\"accessKey\":\"%s\",\"ts\":%d}"
                                .formatted(text, node.clock().seconds()));
    }

    private static Optional<String> plain(Path file, SharedKey key) throws IOException {
        String text = Files.readString(file);
        return SealedText.isSealed(text)
                ? SealedText.open(text, key).map(bytes -> new String(bytes, UTF_8))
                : Optional.empty();
    }
}
