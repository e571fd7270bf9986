package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import io.dromedary.testing.Dial;
import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.RawHttp;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.StreamTicket;
import io.dromedary.testing.TestCertificate;
import io.dromedary.testing.TestViewer;
import io.dromedary.testing.TestViewer.Media;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A real nginx with the configuration that is shipped, in front of a node. */
@EnabledIf(value = "nginxIsHere", disabledReason = "no nginx on this machine")
final class NginxIT {

    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final Path SHIPPED = Path.of("src/main/packaging/nginx/dromedary.conf");

    @TempDir
    private static Path folder;

    private static RunningNode node;
    private static Process nginx;
    private static int port;
    private static int plainPort;

    static boolean nginxIsHere() {
        return Files.isExecutable(NGINX);
    }

    @BeforeAll
    static void start() throws Exception {
        node = RunningNode.start().awaitPicture();
        port = RunningNode.freePort();
        plainPort = RunningNode.freePort();
        TestCertificate certificate = TestCertificate.make();
        Files.write(folder.resolve("cert.pem"), certificate.certificatePem());
        Files.write(folder.resolve("key.pem"), certificate.keyPem());
        Files.writeString(folder.resolve("nginx.conf"), configuration());
        nginx = new ProcessBuilder(
                        NGINX.toString(),
                        "-p",
                        folder.toString(),
                        "-c",
                        "nginx.conf",
                        "-e",
                        "start.log",
                        "-g",
                        "daemon off;")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        Await.until("nginx listens", Duration.ofSeconds(10), () -> listens(port));
        Dial.withTls(port);
    }

    @AfterAll
    static void stop() throws Exception {
        nginx.destroy();
        if (!nginx.waitFor(5, TimeUnit.SECONDS)) {
            nginx.destroyForcibly();
        }
        node.close();
    }

    /** The shipped file, with what an operator has to change changed, inside what Debian puts around it. */
    private static String configuration() throws IOException {
        String shipped = Files.readString(SHIPPED)
                .replaceAll("(?m)^\\s*listen \\[::\\].*$", "")
                .replace("listen 80;", "listen 127.0.0.1:" + plainPort + ";")
                .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + " ssl;")
                .replace("127.0.0.1:8080", "127.0.0.1:" + node.port())
                .replace("/etc/ssl/camera.example.org.pem", folder + "/cert.pem")
                .replace("/etc/ssl/camera.example.org.key", folder + "/key.pem")
                .replace("/var/log/nginx/", folder + "/");
        String temporary = List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
                .map(kind -> kind + "_temp_path " + folder + "/" + kind + ";\n")
                .reduce("", String::concat);
        return "worker_processes 1;\npid " + folder + "/pid;\nevents { worker_connections 256; }\nhttp {\n" + temporary
                + shipped + "}\n";
    }

    @Test
    void commandsAndThePagePassAndPlainHttpIsSentToTls() throws Exception {
        assertThat(node.commandsAt(port).post("/status").status()).isEqualTo(200);
        assertThat(node.commandsAt(port).get("/status").body()).contains("\"name\":\"default\"");
        HttpAnswer page = RawHttp.send(port, List.of("GET / HTTP/1.1", "Accept: text/html"), new byte[0]);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).containsIgnoringCase("<!doctype html>");
        HttpAnswer plain = RawHttp.send(plainPort, List.of("GET /a HTTP/1.1"), new byte[0]);
        assertThat(plain.status()).isEqualTo(301);
        assertThat(plain.header("location")).startsWith("https://");
    }

    @Test
    void fragmentsArriveAtThePaceAtWhichTheyAreSent() throws Exception {
        try (TestViewer direct = node.watch();
                TestViewer proxied =
                        TestViewer.open(port, "/stream", node.ticket()).start()) {
            direct.awaitMedia(90);
            proxied.awaitMedia(90);

            List<Long> late = lateMillis(direct.media(), proxied.media());

            assertThat(late).as("fragments that both got").hasSizeGreaterThan(40);
            assertThat(late.get(late.size() / 2)).as("the median").isLessThan(50);
            assertThat(late.get(late.size() * 9 / 10)).as("nine of ten").isLessThan(250);
        }
    }

    /** Returns by how much later each fragment came through nginx, in order of size. */
    private static List<Long> lateMillis(List<Media> direct, List<Media> proxied) {
        Map<ByteBuffer, Long> times = new HashMap<>();
        direct.forEach(media -> times.put(ByteBuffer.wrap(media.bytes()), media.atNanos()));
        List<Long> late = new ArrayList<>();
        for (Media media : proxied) {
            Long before = times.get(ByteBuffer.wrap(media.bytes()));
            if (before != null) {
                late.add(TimeUnit.NANOSECONDS.toMillis(media.atNanos() - before));
            }
        }
        // what both got at once when they came says nothing about the pace
        return late.stream().skip(2).sorted().toList();
    }

    @Test
    void noTokenIsInNginxsLogs() throws Exception {
        StreamTicket ticket = node.ticket();
        try (TestViewer viewer = TestViewer.open(port, "/stream", ticket).start()) {
            viewer.awaitMedia(2);
        }
        Await.until(
                "a line of the log",
                Duration.ofSeconds(10),
                () -> log("dromedary.log").contains("GET /stream 101"));

        assertThat(log("dromedary.log") + log("dromedary-error.log") + log("start.log"))
                .doesNotContain("token=")
                .doesNotContain("cnonce")
                .doesNotContain("?");
    }

    private static String log(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean listens(int candidate) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), candidate)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
