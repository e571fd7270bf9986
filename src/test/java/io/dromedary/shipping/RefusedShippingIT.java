package io.dromedary.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.dromedary.testing.Await;
import io.dromedary.testing.CapturedLog;
import io.dromedary.testing.RunningNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A destination that must not be trusted, or does not trust the node, is told of in one line, and recording goes on.
 */
final class RefusedShippingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void aServerWithAnotherKeyGetsNothingUntilItsKeyIsKnown() throws Exception {
        try (SftpDestination server = new SftpDestination(folder);
                CapturedLog log = CapturedLog.from(Level.INFO);
                RunningNode node =
                        RunningNode.start(ShippingIT.everyTwoSeconds()).awaitPicture()) {
            server.start();
            server.prepare(node.home());
            server.giveWrongHost(node.home());
            refused(server, node, log, "HostKey");

            server.prepare(node.home());

            Await.until("it arrives", PATIENCE, () -> ShippingIT.count(server) > 0);
        }
    }

    @Test
    void aServerThatDoesNotLetTheNodeInIsToldOf() throws Exception {
        try (SftpDestination server = new SftpDestination(folder);
                CapturedLog log = CapturedLog.from(Level.INFO);
                RunningNode node =
                        RunningNode.start(ShippingIT.everyTwoSeconds()).awaitPicture()) {
            server.start();
            server.prepare(node.home());
            server.giveWrongKey(node.home());
            refused(server, node, log, "Auth fail");
        }
    }

    @Test
    void aStoreThatRefusesTheSignatureIsToldOf() throws Exception {
        try (S3Destination store = new S3Destination();
                CapturedLog log = CapturedLog.from(Level.INFO);
                RunningNode node =
                        RunningNode.start(ShippingIT.everyTwoSeconds()).awaitPicture()) {
            store.start();
            store.prepare(node.home());
            HttpDestination.writeSecret(
                    node.home().resolve("keys/s3-credentials"),
                    "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = a-wrong-secret\nregion = garage\n");
            refused(store, node, log, "statusCode: 403");
            assertThat(String.join("\n", log.entries())).doesNotContain("a-wrong-secret");
        }
    }

    @Test
    void aSecretThatOthersCanReadIsNotUsed() throws Exception {
        try (WebhookDestination hook = new WebhookDestination();
                CapturedLog log = CapturedLog.from(Level.INFO);
                RunningNode node = RunningNode.start()) {
            hook.prepare(node.home());
            Path token = node.home().resolve("keys/webhook-token");
            Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
            ShippingIT.copy(hook, node.home());

            Await.until(
                    "it is refused",
                    PATIENCE,
                    () -> log.entries().stream()
                            .anyMatch(entry -> entry.contains("no property named secret.webhook-token")));
            assertThat(log.entries()).anyMatch(entry -> entry.contains("others can read it"));
        }
    }

    /** One line for a segment says why; nothing else is said, and the camera is recorded all the while. */
    private static void refused(Destination server, RunningNode node, CapturedLog log, String why) throws Exception {
        ShippingIT.copy(server, node.home());
        Await.until("it is said", PATIENCE, () -> !lines(server, log).isEmpty());
        String line = lines(server, log).get(0);
        assertThat(line).startsWith("WARN ").contains(" failed and comes again in ", why);
        String file = line.replaceAll("(?s).*: (camera_.*\\.mp4) failed.*", "$1");
        assertThat(lines(server, log)).filteredOn(said -> said.contains(file)).hasSize(1);
        assertThat(log.entries())
                .as("no stack trace")
                .noneMatch(entry -> entry.contains("\tat ") && entry.contains("org.apache.camel"));
        assertThat(ShippingIT.count(server)).isZero();
        assertThat(ShippingIT.state(node)).isEqualTo("recording");
    }

    private static List<String> lines(Destination server, CapturedLog log) {
        return log.entries().stream()
                .filter(entry -> entry.contains(server.sample() + ": camera_"))
                .toList();
    }
}
