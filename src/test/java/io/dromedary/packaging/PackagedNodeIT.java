package io.dromedary.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dromedary.testing.Await;
import io.dromedary.testing.StreamTicket;
import io.dromedary.testing.TestViewer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The unpacked tar.gz, started by its own script; under a user without rights where the test itself has them. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class PackagedNodeIT {

    private static final String NOBODY = "65534";
    private static final String TOLD = "is ready on";
    private static final Duration WHILE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private Path packed;
    private Path home;
    private int port;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void unpack() throws Exception {
        Path archive = archive();
        run(List.of("tar", "-xzf", archive.toString(), "-C", folder.toString()));
        try (Stream<Path> unpacked = Files.list(folder)) {
            packed = unpacked.findFirst().orElseThrow();
        }
        home = folder.resolve("home");
        if (isRoot()) {
            run(List.of("chmod", "755", folder.toString()));
            Files.createDirectory(home);
            run(List.of("chown", NOBODY, home.toString()));
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (Process process : started) {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void aHomeIsMadeAndTheNodeStreamsRestartsAndIsUpgraded() throws Exception {
        Process first = startNode();
        watch();
        end(first);
        String edited = "# mine\n" + Files.readString(home.resolve("routes/start-capture.camel.yaml"));
        write("routes/start-capture.camel.yaml", edited);
        write(
                "routes/stop-capture.camel.yaml",
                Files.readString(home.resolve("shipped/routes/stop-capture.camel.yaml")));
        ageShipped("routes/stop-capture.camel.yaml");

        write(
                "config/config.yaml",
                "device: test\nwidth: 320\nheight: 180\nlogMode: file\nlogFormat: json\nlogFile: logs/node.log\n");

        startNode();

        watch();
        assertThat(home.resolve("routes/start-capture.camel.yaml")).hasContent(edited);
        assertThat(home.resolve("routes/stop-capture.camel.yaml"))
                .hasSameTextualContentAs(packed.resolve("routes/stop-capture.camel.yaml"));
        assertThat(home.resolve("keys/keys.json")).exists();
        assertThat(recordings()).hasSize(2).allMatch(file -> file.endsWith(".mp4"));
        Path log = home.resolve("logs/node.log");
        Await.until("the log tells of the camera", WHILE, () -> read(log).contains("default gives pictures"));
        for (String line : read(log).lines().toList()) {
            assertThat(new ObjectMapper().readTree(line).has("formattedMessage"))
                    .isTrue();
        }
    }

    /** Each start makes a segment of its own. */
    private List<String> recordings() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("recordings"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void theScriptSaysWhatIsMissing() throws Exception {
        ProcessBuilder command =
                new ProcessBuilder(packed.resolve("bin/dromedary").toString());
        command.environment().put("JAVA_HOME", folder.resolve("nowhere").toString());
        Process process = command.redirectErrorStream(true).start();
        started.add(process);

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("Dromedary needs Java 17 or newer: install a JRE, or set JAVA_HOME.\n");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    /** As if the home came from an older package, in which this file was another and nobody has edited it. */
    private void ageShipped(String file) throws Exception {
        write("shipped/" + file, "# older\n");
        write(file, "# older\n");
    }

    private Process startNode() throws Exception {
        List<String> words = new ArrayList<>();
        if (isRoot()) {
            words.addAll(List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
        }
        words.add(packed.resolve("bin/dromedary").toString());
        ProcessBuilder command = new ProcessBuilder(words).redirectErrorStream(true);
        command.environment().put("DROMEDARY_HOME", home.toString());
        command.environment().put("DROMEDARY_PORT", Integer.toString(port));
        command.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
        Process process = command.start();
        started.add(process);
        awaitReady(process);
        return process;
    }

    private static void awaitReady(Process process) throws IOException {
        List<String> said = new ArrayList<>();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.contains(TOLD)) {
                // what it says later must not fill the pipe
                Thread rest = new Thread(() -> lines.lines().forEach(said::add), "rest");
                rest.setDaemon(true);
                rest.start();
                return;
            }
        }
        throw new AssertionError("the node did not start: " + String.join("\n", said));
    }

    private void watch() throws Exception {
        JsonNode keys =
                new ObjectMapper().readTree(home.resolve("keys/keys.json").toFile());
        byte[] access = Base64.getDecoder().decode(keys.path("accessKey").asText());
        long end = System.currentTimeMillis() / 1000 + 60;
        try (TestViewer viewer =
                TestViewer.open(port, "/stream", new StreamTicket(access, end)).start()) {
            viewer.awaitMedia(30);
        }
    }

    private static void end(Process process) throws Exception {
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private void write(String file, String text) throws Exception {
        Files.writeString(home.resolve(file), text);
    }

    private static Path archive() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no package: mvn package makes it"));
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void run(List<String> words) throws Exception {
        Process process = new ProcessBuilder(words).inheritIO().start();
        assertThat(process.waitFor()).as(String.join(" ", words)).isZero();
    }
}
