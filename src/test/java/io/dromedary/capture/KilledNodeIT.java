package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class KilledNodeIT {

    @TempDir
    private Path folder;

    /** CONT does nothing to a process that runs; one that was stopped does not notice that its pipe is broken. */
    @ParameterizedTest
    @ValueSource(strings = {"CONT", "STOP"})
    void ffmpegEndsWithAJvmThatIsKilledWhateverItsState(String signal) throws Exception {
        Path pidFile = folder.resolve("pid");
        Path log = folder.resolve("log");
        Process node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CaptureUntilKilled.class.getName(),
                        pidFile.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(Processes.within(Duration.ofSeconds(30), () -> Files.exists(pidFile)))
                    .as(Files.readString(log))
                    .isTrue();
            long ffmpeg = Long.parseLong(Files.readString(pidFile));
            assertThat(Processes.isRunning(ffmpeg)).isTrue();
            Processes.signal(signal, ffmpeg);

            node.destroyForcibly();

            assertThat(Processes.within(Duration.ofSeconds(2), () -> !Processes.isRunning(ffmpeg)))
                    .isTrue();
        } finally {
            node.destroyForcibly().waitFor();
        }
    }
}
