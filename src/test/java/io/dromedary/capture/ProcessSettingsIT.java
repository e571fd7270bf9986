package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.dromedary.config.ProcessConfig;
import io.dromedary.testing.Await;
import io.dromedary.testing.CapturedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings of TinyCam about processes do. */
@EnabledOnOs(OS.LINUX)
final class ProcessSettingsIT {

    private static final SearchPath NOWHERE = new SearchPath(List.of());
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void useSetSidOnUnixGivesACaptureASessionOfItsOwn(boolean use) throws Exception {
        ProcessConfig config = new ProcessConfig(true, true, use, List.of("/usr/bin/setsid", "/bin/setsid"));
        CaptureProcess process = start("exec sleep 300", ProcessIsolation.detect(config, NOWHERE));
        try {
            if (use) {
                Await.until("its own session", LIMIT, () -> session(process.pid()) == process.pid());
            } else {
                assertThat(session(process.pid()))
                        .isEqualTo(session(ProcessHandle.current().pid()));
            }
        } finally {
            process.end(Duration.ZERO);
        }
    }

    @Test
    void setSidCandidatesAreTriedInOrderAndAProgramThatFailsIsPassedOver() throws IOException {
        Path broken = program("broken", "exit 1");
        Path works = program("works", "exec setsid \"$@\"");
        List<String> candidates = List.of(folder.resolve("missing").toString(), broken.toString(), works.toString());

        ProcessIsolation isolation = ProcessIsolation.detect(new ProcessConfig(true, true, true, candidates), NOWHERE);

        assertThat(isolation.prefix()).containsExactly(works.toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void unixKillProcessGroupAsksAllOfACaptureToEnd(boolean wholeGroup) throws Exception {
        Path asked = folder.resolve("asked");
        String child = "trap 'echo asked > \"%s\"; exit' TERM; echo > \"%s\"; while :; do sleep 0.05; done"
                .formatted(asked, folder.resolve("ready"));
        Path script = program("child", child);
        ProcessConfig config = new ProcessConfig(true, wholeGroup, true, List.of("/usr/bin/setsid", "/bin/setsid"));
        CaptureProcess process =
                start("trap : TERM; \"" + script + "\" & wait; wait", ProcessIsolation.detect(config, NOWHERE));
        Await.until("the child", LIMIT, () -> Files.exists(folder.resolve("ready")));

        process.stop(Duration.ofMillis(10));

        assertThat(Files.exists(asked)).isEqualTo(wholeGroup);
        Await.until("all of it is gone", LIMIT, () -> running(script).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void useJobObjectKillOnCloseSaysOnWindowsWhatStandsInItsPlace(boolean use) throws Exception {
        ProcessConfig config = new ProcessConfig(use, true, true, List.of());
        try (CapturedLog log = CapturedLog.from(Level.INFO)) {
            ProcessIsolation.explainJobObject(config, false);
            assertThat(log.entries()).noneMatch(entry -> entry.contains("useJobObjectKillOnClose"));
            ProcessIsolation.explainJobObject(config, true);
            assertThat(log.entries().stream().anyMatch(entry -> entry.contains("in place of a job object")))
                    .isEqualTo(use);
        }
    }

    @Test
    void aMarkIsInTheEnvironmentOfACaptureAndNothingElseOfTheNode() throws Exception {
        ProcessIsolation isolation = new ProcessIsolation(List.of(), true, "").marked("0123456789abcdef");
        CaptureProcess process = start("exec sleep 300", isolation);
        try {
            Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
            assertThat(Files.readString(environment)).contains("DROMEDARY_NODE=0123456789abcdef\0");
        } finally {
            process.end(Duration.ZERO);
        }
    }

    private static CaptureProcess start(String script, ProcessIsolation isolation) throws IOException {
        return CaptureProcess.start(
                new CaptureCommand(Path.of("/bin/sh"), List.of("-c", script), false), isolation, "test");
    }

    private Path program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + '\n');
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private static List<Long> running(Path script) {
        try {
            return Processes.withWord(script.toString()).stream()
                    .filter(Processes::isRunning)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long session(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3]);
        } catch (IOException e) {
            return -1;
        }
    }
}
