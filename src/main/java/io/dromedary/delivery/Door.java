package io.dromedary.delivery;

import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.apache.camel.component.vertx.websocket.VertxWebsocketEvent;
import org.jspecify.annotations.Nullable;

/**
 * One path through which viewers come in. It stays while the route behind it is replaced, and so do its viewers.
 *
 * <p>The events of one socket reach the route one by one and in order: the next message is not read before the last was
 * handled, so a client that floods only fills its own TCP window.
 */
final class Door {

    /** Header under which the route gets the {@link Admission} when a socket opens. */
    static final String ADMISSION = "admission";

    /** How long an event waits for a route that is being replaced. */
    private static final long REPLACEMENT_SECONDS = 5;

    private static final int NOT_NOW = 503;
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^/}]+)\\}");

    private final String path;
    private final Router router;
    private final BiConsumer<String, Handshake> ask;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private @Nullable DoorConsumer consumer;
    private @Nullable Route route;
    private volatile String admission = "";

    Door(String path, Router router, BiConsumer<String, Handshake> ask) {
        this.path = path;
        this.router = router;
        this.ask = ask;
    }

    /** Puts a route behind the door. */
    void open(DoorConsumer fresh) {
        lock.lock();
        try {
            consumer = fresh;
            admission = fresh.admission();
            if (route == null) {
                route = router.route(PATH_PARAMETER.matcher(path).replaceAll(":$1"))
                        .handler(this::knock);
            }
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the route away, unless another has taken its place. Those who are in stay in. */
    void shut(DoorConsumer old) {
        lock.lock();
        try {
            if (consumer == old) {
                consumer = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private void knock(RoutingContext request) {
        request.request().pause();
        Handshake handshake = new Handshake(request);
        request.vertx()
                .executeBlocking(
                        () -> {
                            ask.accept(admission, handshake);
                            return handshake;
                        },
                        false)
                .onComplete(decided -> {
                    Optional<Admission> granted = handshake.granted();
                    if (decided.succeeded() && granted.isPresent()) {
                        letIn(request, granted.get());
                    } else {
                        refuse(request, handshake);
                    }
                });
    }

    private static void refuse(RoutingContext request, Handshake handshake) {
        request.request().resume();
        request.response().setStatusCode(handshake.status());
        if (!handshake.answer().isEmpty()) {
            request.response().putHeader("Content-Type", "application/json; charset=utf-8");
        }
        request.response().end(handshake.answer());
    }

    private void letIn(RoutingContext request, Admission granted) {
        if (!isOpen()) {
            request.request().resume();
            request.fail(NOT_NOW);
            return;
        }
        request.request().toWebSocket().onSuccess(socket -> welcome(request, socket, granted));
    }

    private void welcome(RoutingContext request, ServerWebSocket socket, Admission granted) {
        String connection = UUID.randomUUID().toString();
        Map<String, Object> open = Map.of(ADMISSION, granted, "camera", granted.camera());
        Map<String, Object> later = Map.of("camera", granted.camera());
        socket.textMessageHandler(text -> hear(request, socket, connection, text, later));
        socket.binaryMessageHandler(bytes -> hear(request, socket, connection, bytes.getBytes(), later));
        socket.exceptionHandler(failure -> BrokenProtocol.hangUp(socket, failure));
        socket.closeHandler(gone -> inOrder(request, VertxWebsocketEvent.CLOSE, connection, "", later, () -> {}));
        socket.pause();
        inOrder(
                request,
                VertxWebsocketEvent.OPEN,
                connection,
                new ViewerSocket(socket, request.request().connection()),
                open,
                socket::resume);
    }

    private void hear(
            RoutingContext request,
            ServerWebSocket socket,
            String connection,
            Object message,
            Map<String, Object> headers) {
        socket.pause();
        inOrder(request, VertxWebsocketEvent.MESSAGE, connection, message, headers, socket::resume);
    }

    private void inOrder(
            RoutingContext request,
            VertxWebsocketEvent event,
            String connection,
            Object body,
            Map<String, Object> headers,
            Runnable then) {
        request.vertx()
                .executeBlocking(
                        () -> {
                            DoorConsumer behind = behind();
                            if (behind != null) {
                                behind.receive(event, connection, body, headers);
                            }
                            return connection;
                        },
                        true)
                .onComplete(done -> then.run());
    }

    private boolean isOpen() {
        lock.lock();
        try {
            return consumer != null;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the route behind the door, waiting a little if it is just being replaced. */
    private @Nullable DoorConsumer behind() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.SECONDS.toNanos(REPLACEMENT_SECONDS);
            while (consumer == null && left > 0) {
                left = opened.awaitNanos(left);
            }
            return consumer;
        } finally {
            lock.unlock();
        }
    }
}
