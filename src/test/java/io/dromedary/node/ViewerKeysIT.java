package io.dromedary.node;

import static io.dromedary.node.Answers.assertAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dromedary.crypto.SharedKey;
import io.dromedary.crypto.ViewerKey;
import io.dromedary.testing.Await;
import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.StreamTicket;
import io.dromedary.testing.TestViewer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Viewers with a key of their own: given, listed, watched with, taken away. */
final class ViewerKeysIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningNode node;

    @BeforeAll
    static void start() throws Exception {
        node = RunningNode.start().awaitPicture();
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
    }

    @AfterEach
    void nobodyHasAKeyOfHisOwn() throws IOException {
        for (JsonNode viewer : JSON.readTree(command("/keys", "").body()).path("keys")) {
            revoke(viewer.path("name").asText());
        }
    }

    @Test
    void aKeyIsMadeOfTheManagementKeyAndOpensTheCamera() throws Exception {
        try (TestViewer viewer = watch(add("ben"))) {
            viewer.awaitMedia(3);

            Await.until("a name in the status", Duration.ofSeconds(5), () -> names().contains("ben"));
        }
    }

    @Test
    void aKeyThatIsBroughtAlongOpensTheCameraAndIsNeverAnswered() throws Exception {
        byte[] key = RunningNode.randomKey();

        assertAnswer(add("ann", key), 200, "{\"added\":true,\"name\":\"ann\"}");

        assertAnswer(command("/keys", ""), 200, "{\"keys\":[{\"name\":\"ann\"}]}");
        try (TestViewer viewer = watch(key)) {
            viewer.awaitMedia(3);
        }
    }

    @Test
    void aRevokedViewerIsGoneWithinASecondAndTheOthersStay() throws Exception {
        byte[] ben = add("ben");
        byte[] ann = add("ann");
        try (TestViewer leaving = watch(ben);
                TestViewer named = watch(ann);
                TestViewer shared = node.watch()) {
            for (TestViewer viewer : List.of(leaving, named, shared)) {
                viewer.awaitMedia(2);
            }

            long asked = System.nanoTime();
            assertAnswer(revoke("ben"), 200, "{\"revoked\":true}");

            assertThat(leaving.closing().code()).isEqualTo(4006);
            assertThat(leaving.closing().reason()).isEqualTo("your key was revoked");
            assertThat(TimeUnit.NANOSECONDS.toMillis(leaving.closing().atNanos() - asked))
                    .isLessThan(1000);
            for (TestViewer staying : List.of(named, shared)) {
                staying.awaitMedia(staying.mediaCount() + 10);
            }
        }
        assertAnswer(node.refusal("/stream?" + ticket(ben).query()), 401, "");
        assertAnswer(revoke("ben"), 404, "{\"error\":\"no such key\"}");
    }

    @Test
    void aRotationEndsOnlyTheSessionsOfTheSharedKey() throws Exception {
        try (RunningNode other = RunningNode.start().awaitPicture()) {
            byte[] ben = RunningNode.randomKey();
            post(other, "/keys/add", ",\"name\":\"ben\",\"key\":\"" + text(ben) + '"');
            try (TestViewer named = TestViewer.open(other.port(), "/stream", ticket(ben))
                            .start();
                    TestViewer shared = other.watch()) {
                shared.awaitMedia(2);
                named.awaitMedia(2);

                post(other, "/update-key", ",\"accessKey\":\"" + text(RunningNode.randomKey()) + '"');

                assertThat(shared.closing().code()).isEqualTo(4001);
                named.awaitMedia(named.mediaCount() + 10);
            }
        }
    }

    @Test
    void keysAreInTheFileAndOutliveTheNode() throws Exception {
        byte[] ben = add("ben");

        JsonNode file = JSON.readTree(Files.readString(node.home().resolve("keys/keys.json")));

        assertThat(file.path("accessKeys").path("ben").asText()).isEqualTo(text(ben));
        assertThat(file.path("accessKey").asText()).isEqualTo(text(node.accessKey()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"name\":7",
                ",\"name\":\"\"",
                ",\"name\":\"Ben\"",
                ",\"name\":\"../ben\"",
                ",\"name\":\"a-name-of-more-than-32-characters\"",
                ",\"name\":\"ben\",\"key\":null",
                ",\"name\":\"ben\",\"key\":\"\"",
                ",\"name\":\"ben\",\"key\":\"AAECAwQFBgcICQoLDA0ODw==\"",
                ",\"name\":\"ben\",\"key\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\""
            })
    void whatIsNoNameOrNoKeyIsRefused(String members) throws IOException {
        assertAnswer(command("/keys/add", members), 400, "");
        assertAnswer(command("/keys", ""), 200, "{\"keys\":[]}");
    }

    @Test
    void aTakenNameOrKeyIsAConflict() throws IOException {
        byte[] ben = add("ben");
        String conflict = "{\"error\":\"the name or the key is taken, or there are too many\"}";

        assertAnswer(command("/keys/add", ",\"name\":\"ben\""), 409, conflict);
        assertAnswer(add("ann", ben), 409, conflict);
        assertAnswer(add("ann", node.accessKey()), 409, conflict);
        assertAnswer(add("ann", node.managementKey()), 409, conflict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/keys", "/keys/add", "/keys/revoke"})
    void onlyTheManagementKeyDecidesAboutKeys(String path) throws IOException {
        byte[] ben = add("ben");
        String body = "{\"ts\":%d,\"name\":\"ben\"}".formatted(node.clock().seconds());

        assertAnswer(node.commands().by(ben).post(path, body), 401, "");
        assertAnswer(node.commands().by(node.accessKey()).post(path, body), 401, "");
    }

    @Test
    void whoeverMayWatchOrControlMayListTheCameras() throws IOException {
        byte[] ben = add("ben");

        for (byte[] key : List.of(ben, node.accessKey(), node.managementKey())) {
            String body = "{\"ts\":%d}".formatted(node.clock().seconds());
            assertAnswer(
                    node.commands().by(key).post("/cameras", body),
                    200,
                    "{\"cameras\":[{\"name\":\"default\",\"state\":\"live\",\"recorded\":true,\"recordingsOpen\":false,\"codec\":\"h264\","
                            + "\"width\":320,\"height\":180,\"fps\":30,\"sound\":false}]}");
        }
        String late = "{\"ts\":%d}".formatted(node.clock().seconds() - 121);
        assertAnswer(node.commands().by(ben).post("/cameras", late), 401, "");
        assertAnswer(node.commands().by(RunningNode.randomKey()).post("/cameras", "{}"), 401, "");
    }

    private static byte[] add(String name) throws IOException {
        HttpAnswer answer = command("/keys/add", ",\"name\":\"" + name + '"');
        JsonNode added = JSON.readTree(answer.body());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(added.path("name").asText()).isEqualTo(name);
        byte[] salt = Base64.getDecoder().decode(added.path("salt").asText());
        return ViewerKey.derive(SharedKey.of(node.managementKey()), salt, name).revealBytes();
    }

    private static HttpAnswer add(String name, byte[] key) throws IOException {
        return command("/keys/add", ",\"name\":\"" + name + "\",\"key\":\"" + text(key) + '"');
    }

    private static HttpAnswer revoke(String name) throws IOException {
        return command("/keys/revoke", ",\"name\":\"" + name + '"');
    }

    /** Repeated commands of one second are signed alike, so each gets a member of its own. */
    private static HttpAnswer command(String path, String members) throws IOException {
        return post(node, path, members);
    }

    private static HttpAnswer post(RunningNode node, String path, String members) throws IOException {
        String body = "{\"ts\":%d,\"once\":%d%s}".formatted(node.clock().seconds(), System.nanoTime(), members);
        return node.commands().post(path, body);
    }

    private static TestViewer watch(byte[] key) throws Exception {
        return TestViewer.open(node.port(), "/stream", ticket(key)).start();
    }

    private static StreamTicket ticket(byte[] key) {
        return new StreamTicket(key, node.clock().seconds() + 60);
    }

    private static List<String> names() {
        try {
            return node.commands().camera().path("viewers").findValuesAsText("name");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
