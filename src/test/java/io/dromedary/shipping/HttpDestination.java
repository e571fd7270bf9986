package io.dromedary.shipping;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dromedary.testing.RunningNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that keeps what it is sent; a subclass says what it wants to see. */
abstract class HttpDestination implements Destination {

    private final int port;
    private final Map<String, byte[]> arrived = new ConcurrentHashMap<>();
    private final Map<String, Integer> times = new ConcurrentHashMap<>();
    private Optional<HttpServer> server = Optional.empty();
    private Optional<ExecutorService> threads = Optional.empty();

    HttpDestination() throws IOException {
        port = RunningNode.freePort();
    }

    /** Returns under which name to keep what was sent, or nothing to refuse it with 403. */
    abstract Optional<String> accept(HttpExchange request, byte[] body) throws IOException;

    int port() {
        return port;
    }

    static void writeSecret(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    @Override
    public void start() throws IOException {
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 8);
        ExecutorService workers = Executors.newFixedThreadPool(4);
        made.setExecutor(workers);
        made.createContext("/", this::handle);
        made.start();
        server = Optional.of(made);
        threads = Optional.of(workers);
    }

    private void handle(HttpExchange request) throws IOException {
        byte[] body = request.getRequestBody().readAllBytes();
        Optional<String> name = accept(request, body);
        name.ifPresent(key -> {
            arrived.put(key, body);
            times.merge(key, 1, Integer::sum);
        });
        request.sendResponseHeaders(name.isPresent() ? 200 : 403, -1);
        request.close();
    }

    @Override
    public Map<String, byte[]> arrived() {
        return Map.copyOf(arrived);
    }

    @Override
    public Map<String, Integer> times() {
        return Map.copyOf(times);
    }

    @Override
    public void close() {
        server.ifPresent(running -> running.stop(0));
        threads.ifPresent(ExecutorService::shutdownNow);
    }
}
