package io.dromedary.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator is told when a node cannot start, and that nothing is left of it. */
final class StartFailureIT {

    private static final String DELIVER = "routes/deliver-fragment.camel.yaml";

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();
    private int port;

    @BeforeEach
    void aHomeThatWouldStart() throws IOException {
        Files.createDirectories(home.resolve("routes"));
        Files.createDirectories(home.resolve("config"));
        try (Stream<Path> routes = Files.list(Path.of("routes"))) {
            for (Path route : routes.toList()) {
                Files.copy(route, home.resolve("routes").resolve(route.getFileName()));
            }
        }
        Files.copy(Path.of("config/application.properties"), home.resolve("config/application.properties"));
        write("config/config.yaml", "device: test\nwidth: 160\nheight: 90\n");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        environment.put("DROMEDARY_PORT", Integer.toString(port));
    }

    @Test
    void aPortThatIsTakenIsNamedWithAWayOut() throws IOException {
        try (ServerSocket other = new ServerSocket(port)) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(this::start)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("DROMEDARY_PORT=");
        }
    }

    @Test
    void aBrokenRouteIsNamedWithItsLine() throws IOException {
        write(DELIVER, Files.readString(home.resolve(DELIVER)).replace("ref: deliverFragment", "ref: deliverNothing"));

        assertThatThrownBy(this::start)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(DELIVER + ", line 8: no bean named deliverNothing");
        assertNothingIsLeft();
    }

    @Test
    void aMissingFfmpegIsSaidWithWhatToDo() throws IOException {
        write("config/config.yaml", "device: test\nffmpegPath: /nowhere/ffmpeg\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("/nowhere/ffmpeg")
                .hasMessageContaining("install ffmpeg, or set ffmpegPath");
        assertNothingIsLeft();
    }

    @Test
    void aFaultInTheConfigurationIsSaidWithItsLine() throws IOException {
        write("config/config.yaml", "device: test\nwidht: 160\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("config.yaml, line 2: `widht` is not a setting; did you mean `width`?");
        assertNothingIsLeft();
    }

    @Test
    void aConfigurationThatIsEncryptedWithAnotherKeyIsNeverTheDefaults() throws IOException {
        write("config/config.yaml", "ENC:AAECAwQFBgcICQoLh+ypzO9FhIqXj9ZMAjfkxCs7OdMiD8vaiMnD");

        assertThatThrownBy(this::start)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("config.yaml: it is encrypted (ENC:) with another access key")
                .hasMessageContaining("put back the key file");
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "eighty", "80 80"})
    void whatIsNoPortIsRefused(String text) {
        environment.put("DROMEDARY_PORT", text);

        assertThatThrownBy(this::start)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("`" + text + "`")
                .hasMessageContaining("from 1 to 65535");
    }

    @Test
    void theLinkWithTheKeyIsNotLostWhenTheFirstStartFails() throws Exception {
        String good = Files.readString(home.resolve(DELIVER));
        write(DELIVER, good.replace("process:", "proces:"));
        assertThatThrownBy(this::start).hasMessageContaining("/#key=");

        write(DELIVER, good);
        try (Node node = Node.start(NodeSettings.read(home, environment), Clock.systemUTC(), log -> {})) {
            assertThat(node.firstRunLink()).as("the keys are not new any more").isEmpty();
        }
    }

    private void start() throws StartFailure {
        Node.start(NodeSettings.read(home, environment), Clock.systemUTC(), log -> {})
                .close();
    }

    private void assertNothingIsLeft() {
        assertThatCode(() -> new ServerSocket(port).close()).doesNotThrowAnyException();
        assertThat(ProcessHandle.current().children().flatMap(child -> child.info().command().stream()))
                .noneMatch(command -> command.contains("ffmpeg"));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(home.resolve(file), text);
    }
}
