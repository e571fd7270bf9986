package io.dromedary.app;

import io.dromedary.config.CameraFolder;
import io.dromedary.delivery.SessionLimits;
import io.dromedary.http.PortSettings;
import io.dromedary.live.QueueLimits;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.X509KeyManager;

/**
 * Where the node's files are and how it behaves: {@code config/application.properties}, then the environment.
 *
 * <p>Immutable.
 */
final class NodeSettings {

    private static final int MAX_PORT = 65_535;
    private static final Set<String> OFF = Set.of("0", "false", "no");

    private final Path home;
    private final Map<String, String> environment;
    private final Properties properties;

    private NodeSettings(Path home, Map<String, String> environment, Properties properties) {
        this.home = home;
        this.environment = environment;
        this.properties = properties;
    }

    /**
     * Reads the settings.
     *
     * @param home the folder that holds {@code routes}, {@code config} and {@code keys}
     * @param environment the environment's variables
     * @throws StartFailure if a file cannot be read or a value makes no sense
     */
    static NodeSettings read(Path home, Map<String, String> environment) throws StartFailure {
        Properties properties = new Properties();
        Path file = home.resolve("config").resolve("application.properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new StartFailure(file + " cannot be read: " + e.getMessage(), e);
            }
        }
        NodeSettings settings = new NodeSettings(home, Map.copyOf(environment), properties);
        settings.port();
        return settings;
    }

    /** Returns the folder at which relative paths of the configuration begin. */
    Path home() {
        return home.toAbsolutePath();
    }

    /** Returns the file with the settings, which Camel reads too. */
    Path propertiesFile() {
        return home.resolve("config").resolve("application.properties");
    }

    /** Returns the environment's variables. */
    Map<String, String> environment() {
        return environment;
    }

    /** Returns the folder of the route files. */
    Path routes() {
        return home.resolve("routes");
    }

    /** Returns where the cameras are configured. */
    CameraFolder cameras() {
        String named = environment.getOrDefault("TINY_CAM_CONFIG", "");
        return named.isBlank() ? CameraFolder.usual(home.resolve("config")) : CameraFolder.named(Path.of(named));
    }

    /** Returns the file with the keys. */
    Path keyFile() {
        String named = environment.getOrDefault("TINY_CAM_KEYS", "");
        return named.isBlank() ? home.resolve("keys").resolve("keys.json") : Path.of(named);
    }

    /** Returns whether cameras start with the node, or wait for the first {@code /start}. */
    boolean autostart() {
        String word = environment.getOrDefault("TINY_CAM_AUTOSTART", "").strip();
        return !OFF.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Returns the address to listen on. */
    String host() {
        return text("dromedary.host", "0.0.0.0");
    }

    /** Returns where browsers on this machine find the node. */
    String address(String scheme) throws StartFailure {
        return scheme + "://" + (host().equals("0.0.0.0") ? "127.0.0.1" : host()) + ':' + port();
    }

    /** Returns the port to listen on, 1 to 65535. */
    int port() throws StartFailure {
        String fromEnvironment = environment.getOrDefault("DROMEDARY_PORT", "").strip();
        String port = fromEnvironment.isEmpty() ? text("dromedary.port", "8080") : fromEnvironment;
        try {
            int number = Integer.parseInt(port);
            if (number >= 1 && number <= MAX_PORT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below, with the words for all that is no port
        }
        throw new StartFailure("DROMEDARY_PORT is `" + port + "`; a port is a number from 1 to 65535.");
    }

    /** Returns a folder in which devices, or the tools that know them, are looked for. */
    Path deviceFolder(String name, String fallback) {
        return Path.of(text("dromedary.devices." + name, fallback));
    }

    /** Returns how many event loops share the port. */
    int loops() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    /** Returns how the port behaves, with TLS if there is a certificate. */
    PortSettings portSettings(Optional<X509KeyManager> certificate) {
        return new PortSettings(
                loops(),
                words("dromedary.http.headers", ""),
                words("dromedary.http.query", "token,exp,cnonce"),
                certificate);
    }

    /** Returns what a session may take. */
    SessionLimits sessionLimits() throws StartFailure {
        QueueLimits queue = new QueueLimits(
                number("dromedary.viewers.queue-bytes", QueueLimits.DEFAULT.maxBytes()),
                time("dromedary.viewers.queue-time", QueueLimits.DEFAULT.maxMedia()),
                QueueLimits.DEFAULT.maxParts());
        return new SessionLimits(
                (int) number("dromedary.viewers.max", 1000),
                time("dromedary.viewers.picture-wait", Duration.ofSeconds(10)),
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                queue);
    }

    /** Returns how far in the future a viewer's token may end. */
    Duration longestToken() throws StartFailure {
        return time("dromedary.viewers.longest-token", Duration.ofMinutes(5));
    }

    /** Returns how far the clock of one who gives commands may be off. */
    Duration commandTolerance() throws StartFailure {
        return time("dromedary.commands.tolerance", Duration.ofMinutes(2));
    }

    private String text(String name, String fallback) {
        return properties.getProperty(name, fallback).strip();
    }

    private Set<String> words(String name, String fallback) {
        return Arrays.stream(text(name, fallback).split(","))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private long number(String name, long fallback) throws StartFailure {
        String text = text(name, Long.toString(fallback));
        try {
            long number = Long.parseLong(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below, with the words for all that is no number
        }
        throw new StartFailure(propertiesFile() + ": " + name + " is `" + text + "`; it is a whole number above 0.");
    }

    private Duration time(String name, Duration fallback) throws StartFailure {
        String text = text(name, fallback.toSeconds() + "s");
        try {
            Duration time = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
            if (!time.isNegative() && !time.isZero()) {
                return time;
            }
        } catch (java.time.format.DateTimeParseException e) {
            // answered below, with the words for all that is no time
        }
        throw new StartFailure(propertiesFile() + ": " + name + " is `" + text + "`; it is a time such as 90s or 5m.");
    }
}
