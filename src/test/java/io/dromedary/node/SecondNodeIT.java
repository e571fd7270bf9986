package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.app.Dromedary;
import io.dromedary.testing.Await;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What happens when two want the same. */
@EnabledOnOs(OS.LINUX)
final class SecondNodeIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void aSecondNodeInTheSameFolderLeavesWithOneAndSaysWhoIsThere() throws Exception {
        try (RunningNode first = RunningNode.start()) {
            Path said = Files.createTempFile("second", "node");
            ProcessBuilder second = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            absoluteClassPath(),
                            Dromedary.class.getName())
                    .directory(first.home().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            second.environment().put("DROMEDARY_PORT", "1");
            Process process = second.start();
            try {
                assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(1);
                assertThat(Files.readString(said))
                        .contains("The folder " + first.home() + " is in use by process "
                                + ProcessHandle.current().pid() + " since ")
                        .contains("Stop that node, or give this one a folder of its own.")
                        .doesNotContain("\tat ");
            } finally {
                process.destroyForcibly();
                Files.delete(said);
            }
            assertThat(first.awaitPicture().ffmpegPid()).isPositive();
        }
    }

    @Test
    void aSecondNodeThatWantsTheSameDeviceIsToldWhoHasIt() throws Exception {
        NodeSetup taken = NodeSetup.usual().camera("device", "/dev/null");
        NodeSetup alias = NodeSetup.usual().camera("device", "/dev/shm/../null");
        try (RunningNode first = RunningNode.start(taken)) {
            Await.until("it owns the device", LIMIT, () -> "/dev/null".equals(device(first)));
            try (RunningNode second = RunningNode.start(alias)) {
                Await.until(
                        "the second is refused", LIMIT, () -> failure(second).contains("is captured by process"));
                assertThat(failure(second))
                        .startsWith("/dev/shm/../null is captured by process "
                                + ProcessHandle.current().pid() + " since ")
                        .endsWith(", camera default of the node in " + first.home());

                first.commands().post("/stop");
                Await.until("it is free for the second", LIMIT, () -> "/dev/shm/../null".equals(device(second)));
            }
        }
    }

    private static String absoluteClassPath() {
        String separator = System.getProperty("path.separator");
        StringBuilder all = new StringBuilder();
        for (String entry : System.getProperty("java.class.path").split(separator, -1)) {
            all.append(Path.of(entry).toAbsolutePath()).append(separator);
        }
        return all.toString();
    }

    private static String device(RunningNode node) {
        return camera(node).path("device").asText();
    }

    private static String failure(RunningNode node) {
        return camera(node).path("lastFailure").path("reason").asText();
    }

    private static JsonNode camera(RunningNode node) {
        try {
            return node.commands().camera();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
