package io.dromedary.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RestReloadIT {

    private static final String FILE = "control.camel.yaml";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @Test
    void anEditAddsAndRemovesPathsAndNoOtherPathIsEverMissing() throws Exception {
        Files.writeString(folder.resolve("settings.camel.yaml"), settings());
        Files.writeString(folder.resolve("start.camel.yaml"), Routes.answer("start", "started"));
        Files.writeString(folder.resolve("stop.camel.yaml"), Routes.answer("stop", "stopped"));
        Files.writeString(folder.resolve(FILE), rest("/start"));
        try (RunningRoutes node = new RunningRoutes(folder, RouteTemplates.none())) {
            node.context().addService(server());
            node.start();
            assertThat(status("/start")).isEqualTo(200);
            assertThat(status("/stop")).isEqualTo(404);
            AtomicBoolean enough = new AtomicBoolean();
            ConcurrentMap<Integer, Integer> seen = new ConcurrentHashMap<>();
            Thread asking = new Thread(() -> ask("/start", enough, seen));
            asking.start();
            try {
                for (int round = 0; round < 5; round++) {
                    node.save(FILE, rest("/start", "/stop"));
                    Await.until("/stop is there", RunningRoutes.LIVE_WITHIN, () -> status("/stop") == 200);
                    node.save(FILE, rest("/start"));
                    Await.until("/stop is gone", RunningRoutes.LIVE_WITHIN, () -> status("/stop") == 404);
                }
                node.save(FILE, rest("/start").replace("direct:", "dirrect:"));
                assertThat(node.awaitProblem(FILE).reason()).isEqualTo("no component for dirrect:");
                assertThat(status("/start")).isEqualTo(200);
            } finally {
                enough.set(true);
                asking.join();
            }

            // 503: while the old route lets its last requests out, it says "in a moment"
            assertThat(new TreeMap<>(seen)).containsKey(200).doesNotContainKeys(404, -1);
            assertThat(node.context().getRestDefinitions()).hasSize(1);
            assertThat(node.context().getRoutesSize()).isEqualTo(3);
        }
    }

    @Test
    void aDeletedRestTakesItsPathsAway() throws Exception {
        Files.writeString(folder.resolve("settings.camel.yaml"), settings());
        Files.writeString(folder.resolve("start.camel.yaml"), Routes.answer("start", "started"));
        Files.writeString(folder.resolve(FILE), rest("/start"));
        try (RunningRoutes node = new RunningRoutes(folder, RouteTemplates.none())) {
            node.context().addService(server());
            node.start();
            node.delete(FILE);
            Await.until("/start is gone", RunningRoutes.LIVE_WITHIN, () -> status("/start") == 404);
            node.save(FILE, rest("/start"));
            Await.until("/start is back", RunningRoutes.LIVE_WITHIN, () -> status("/start") == 200);
        }
    }

    private void ask(String path, AtomicBoolean enough, Map<Integer, Integer> seen) {
        while (!enough.get()) {
            seen.merge(status(path), 1, Integer::sum);
        }
    }

    private int status(String path) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + port + path);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private VertxPlatformHttpServer server() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(port);
        return new VertxPlatformHttpServer(configuration);
    }

    private String settings() {
        return """
                - restConfiguration:
                    component: platform-http
                    inlineRoutes: false
                """;
    }

    private static String rest(String... paths) {
        StringBuilder text = new StringBuilder("""
                - rest:
                    id: control
                    path: /
                    get:
                """);
        for (String path : paths) {
            text.append("      - path: ")
                    .append(path)
                    .append("\n        to: direct:")
                    .append(path.substring(1));
            text.append('\n');
        }
        return text.toString();
    }
}
