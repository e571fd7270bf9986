package io.dromedary.node;

import static io.dromedary.node.Answers.assertAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.RunningNode;
import io.dromedary.testing.StreamTicket;
import io.dromedary.testing.TestViewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new access key, and what becomes of the old one. */
final class KeyRotationIT {

    private static RunningNode node;
    private byte[] current = new byte[0];

    @BeforeAll
    static void start() throws Exception {
        node = RunningNode.start().awaitPicture();
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
    }

    @BeforeEach
    void aKnownKey() throws IOException {
        current = RunningNode.randomKey();
        assertAnswer(rotate("/update/key", text(current)), 200, "{\"rotated\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/update/key", "/update-key", "/update_key"})
    void rotationEndsOldSessionsWithinASecondAndOnlyTheNewKeyIsGood(String path) throws Exception {
        byte[] fresh = RunningNode.randomKey();
        StreamTicket old = ticket(current);
        try (TestViewer watching =
                        TestViewer.open(node.port(), "/stream", ticket(current)).start();
                TestViewer greeted = TestViewer.open(node.port(), "/stream", ticket(current))) {
            watching.awaitMedia(2);
            greeted.hello();

            long asked = System.nanoTime();
            assertAnswer(rotate(path, text(fresh)), 200, "{\"rotated\":true}");

            for (TestViewer ended : java.util.List.of(watching, greeted)) {
                assertThat(ended.closing().code()).isEqualTo(4001);
                assertThat(ended.closing().reason()).isEqualTo("key rotated");
                assertThat(TimeUnit.NANOSECONDS.toMillis(ended.closing().atNanos() - asked))
                        .isLessThan(1000);
            }
        }
        assertAnswer(node.refusal("/stream?" + old.query()), 401, "");
        try (TestViewer viewer =
                TestViewer.open(node.port(), "/stream", ticket(fresh)).start()) {
            viewer.awaitMedia(3);
        }
    }

    @Test
    void theNewKeyIsOnDiskForItsOwnerAlone() throws IOException {
        Path file = node.home().resolve("keys/keys.json");

        assertThat(Files.readString(file)).contains(text(current)).contains(text(node.managementKey()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"   \"",
                "\"short\"",
                "\"0123456789abcde\"",
                "\"this is not base64 but it is long enough!\"",
                "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"",
                "null",
                "7",
                "[\"AAAA\"]",
                "{}"
            })
    void aBadKeyIsRefusedAndNothingChanges(String key) throws Exception {
        Path file = node.home().resolve("keys/keys.json");
        String before = Files.readString(file);
        try (TestViewer viewer =
                TestViewer.open(node.port(), "/stream", ticket(current)).start()) {
            viewer.awaitMedia(2);

            assertAnswer(post("/update/key", key), 400, "");

            viewer.awaitMedia(viewer.mediaCount() + 5);
            assertThat(viewer.isDone()).isFalse();
        }
        assertThat(Files.readString(file)).isEqualTo(before);
        try (TestViewer viewer = TestViewer.open(node.port(), "/stream", ticket(current))) {
            viewer.hello();
        }
    }

    @Test
    void aRotationWithoutAKeyIsRefused() throws IOException {
        assertAnswer(node.commands().post("/update/key"), 400, "");
    }

    private static StreamTicket ticket(byte[] key) {
        return new StreamTicket(key, node.clock().seconds() + 60);
    }

    private static io.dromedary.testing.HttpAnswer rotate(String path, String key) throws IOException {
        return post(path, '"' + key + '"');
    }

    private static io.dromedary.testing.HttpAnswer post(String path, String key) throws IOException {
        String body = "{\"accessKey\":%s,\"ts\":%d}".formatted(key, node.clock().seconds());
        return node.commands().post(path, body);
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
