package io.dromedary.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dromedary.config.LogConfig;
import io.dromedary.config.LogConfig.Format;
import io.dromedary.config.LogConfig.Mode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each log setting, with a log of the test's own. */
final class LogSetupTest {

    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path home;

    private final LoggerContext context = new LoggerContext();
    private final Logger log = context.getLogger("io.dromedary.test");
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream terminal = System.out;
    private LogSetup setup;

    @BeforeEach
    void aLogThatWaits() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
        setup = new LogSetup(context);
        log.info("before it was known where to");
    }

    @AfterEach
    void giveTheTerminalBack() {
        context.stop();
        System.setOut(terminal);
    }

    @Test
    void noneIsNoLineAtAll() {
        setup.apply(config(Mode.NONE, 1, 1, false, Format.TEXT), home);
        log.error("something bad");

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void stdoutIsTheTerminalWithOneLineForEachEntry() {
        setup.apply(config(Mode.STDOUT, 1, 1, false, Format.TEXT), home);
        log.warn("two\nlines");

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .anyMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d INFO  before it was known where to"))
                .anyMatch(line -> line.endsWith("WARN  two / lines"));
    }

    @Test
    void aFileHoldsWhatWaitedAndWhatCame() throws Exception {
        setup.apply(config(Mode.FILE, 1, 1, false, Format.TEXT), home);
        log.info("after");

        assertThat(lines("logs/node.log"))
                .hasSize(2)
                .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} \\S+ INFO  .*"));
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void jsonIsOneObjectForEachLine() throws Exception {
        setup.apply(config(Mode.FILE, 1, 1, false, Format.JSON), home);
        log.error("camera {} said \"no\"\n", "front-door", new IllegalStateException("part of the test"));

        JsonNode entry = new ObjectMapper().readTree(lines("logs/node.log").get(1));
        assertThat(entry.path("level").asText()).isEqualTo("ERROR");
        assertThat(entry.path("formattedMessage").asText()).isEqualTo("camera front-door said \"no\"\n");
        assertThat(entry.path("loggerName").asText()).isEqualTo("io.dromedary.test");
        assertThat(entry.path("timestamp").isNumber()).isTrue();
        assertThat(entry.path("throwable").path("message").asText()).isEqualTo("part of the test");
    }

    @Test
    void aFullFileIsNumberedAndOnlySoManyOlderOnesAreKept() throws Exception {
        setup.apply(config(Mode.FILE, 1, 2, false, Format.TEXT), home);

        writeMegabytes(6);

        assertThat(files()).containsExactly("node.log", "node.log.1", "node.log.2");
        assertThat(bytes()).isLessThan(3 * (MEGABYTE + MEGABYTE / 2));
    }

    @Test
    void moreThanTwentyOlderFilesCanBeKept() {
        LogConfig many = config(Mode.FILE, 1, 50, false, Format.TEXT);

        setup.apply(many, home);
        log.info("after");

        assertThat(context.getStatusManager().getCopyOfStatusList())
                .noneMatch(status -> status.getMessage().contains("window"));
    }

    @Test
    void byDayTheOlderFilesAreDatedAndTheirTotalIsBounded() throws Exception {
        Path logs = Files.createDirectories(home.resolve("logs"));
        String old = "node_" + LocalDate.now(java.time.ZoneId.systemDefault()).minusDays(10) + ".0.log";
        Files.writeString(logs.resolve(old), "ten days ago");
        setup.apply(config(Mode.FILE, 1, 2, true, Format.TEXT), home);

        writeMegabytes(6);
        context.stop();

        assertThat(files())
                .contains("node.log")
                .doesNotContain(old)
                .anyMatch(name -> name.matches("node_\\d{4}-\\d\\d-\\d\\d\\.\\d+\\.log"))
                .allMatch(name -> name.equals("node.log") || name.startsWith("node_"));
        assertThat(bytes()).isLessThan(4 * (MEGABYTE + MEGABYTE / 2));
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidOnTheTerminalWhereTheLogGoesOn() throws Exception {
        Files.writeString(home.resolve("logs"), "a file in the place of the folder");

        setup.apply(config(Mode.FILE, 1, 1, false, Format.TEXT), home);
        log.info("after");

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.contains("before it was known"))
                .anyMatch(line -> line.contains("node.log cannot be written, so the log goes to standard output"))
                .anyMatch(line -> line.endsWith("after"));
    }

    @Test
    void anotherSettingIsTakenOverWhileTheNodeRuns() throws Exception {
        setup.apply(config(Mode.FILE, 1, 1, false, Format.TEXT), home);
        log.info("to the file");
        setup.apply(config(Mode.FILE, 1, 1, false, Format.JSON), home);
        log.info("as JSON");
        setup.apply(config(Mode.STDOUT, 1, 1, false, Format.TEXT), home);
        log.info("to the terminal");

        assertThat(lines("logs/node.log")).hasSize(3);
        assertThat(lines("logs/node.log").get(2)).startsWith("{").contains("as JSON");
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .hasSize(1)
                .allMatch(line -> line.endsWith("to the terminal"));
    }

    /** Slowly enough for Logback, which looks at a file's size five times in a second. */
    private void writeMegabytes(int megabytes) throws Exception {
        String line = "x".repeat(8 << 10);
        for (int i = 0; i < 5 * megabytes; i++) {
            for (int lines = 0; lines < 26; lines++) {
                log.info(line);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(250_000_000);
        }
    }

    private List<String> lines(String file) throws Exception {
        return Files.readAllLines(home.resolve(file));
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(home.resolve("logs"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private long bytes() throws Exception {
        List<Long> sizes = new ArrayList<>();
        for (String file : files()) {
            sizes.add(Files.size(home.resolve("logs").resolve(file)));
        }
        return sizes.stream().mapToLong(Long::longValue).sum();
    }

    private static LogConfig config(Mode mode, int megabytes, int files, boolean daily, Format format) {
        return new LogConfig(mode, "logs/node.log", megabytes, files, daily, format);
    }
}
