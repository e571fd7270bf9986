package io.dromedary.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** The folder of a node under test, with the repository's routes and keys of its own, and a port for it. */
final class NodeHome {

    private final Path path;
    private final int port;
    private final byte[] managementKey = RunningNode.randomKey();
    private final byte[] accessKey = RunningNode.randomKey();

    private NodeHome(Path path, int port) {
        this.path = path;
        this.port = port;
    }

    static NodeHome make(NodeSetup setup) throws IOException {
        NodeHome home = new NodeHome(Files.createTempDirectory("node"), RunningNode.freePort());
        home.copyRoutes();
        Files.createDirectories(home.path.resolve("config"));
        Files.createDirectories(home.path.resolve("keys"));
        Files.writeString(home.path.resolve("config/application.properties"), setup.properties());
        home.configure(setup.camera());
        for (Map.Entry<String, byte[]> file : setup.files().entrySet()) {
            Path path = home.path.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling("."));
            Files.write(path, file.getValue());
        }
        if (setup.camera().matches("(?s).*\\n(tls: (on|auto)|pfxPath: ).*")) {
            Dial.withTls(home.port);
        }
        home.writeKeys();
        return home;
    }

    Path path() {
        return path;
    }

    int port() {
        return port;
    }

    byte[] accessKey() {
        return accessKey.clone();
    }

    byte[] managementKey() {
        return managementKey.clone();
    }

    /** Writes the default camera's configuration. */
    void configure(String yaml) throws IOException {
        Files.writeString(path.resolve("config/config.yaml"), yaml);
    }

    /** Returns who may give commands to the node through some port. */
    SignedCommands commandsAt(int somePort, ShiftedClock clock) {
        return new SignedCommands(somePort, managementKey, clock);
    }

    /** Returns a good ticket for a viewer. */
    StreamTicket ticket(ShiftedClock clock) {
        return new StreamTicket(accessKey, clock.seconds() + 60);
    }

    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void writeKeys() throws IOException {
        Path keys = Files.createFile(
                path.resolve("keys/keys.json"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                keys,
                "{\"managementKey\":\"%s\",\"accessKey\":\"%s\"}".formatted(text(managementKey), text(accessKey)));
    }

    private void copyRoutes() throws IOException {
        Path copies = Files.createDirectories(path.resolve("routes"));
        try (Stream<Path> routes = Files.list(Path.of("routes"))) {
            for (Path route : routes.filter(Files::isRegularFile).toList()) {
                Files.copy(route, copies.resolve(route.getFileName()));
            }
        }
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
