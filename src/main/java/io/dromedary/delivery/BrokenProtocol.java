package io.dromedary.delivery;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.http.ServerWebSocket;

/** What a client is told whose bytes are no WebSocket messages, or too long (RFC 6455, 7.4.1). */
final class BrokenProtocol {

    private BrokenProtocol() {}

    /** Hangs up on a client after a failure, which may also be that it has gone. On the socket's loop. */
    static void hangUp(ServerWebSocket socket, Throwable failure) {
        if (failure instanceof CorruptedWebSocketFrameException broken) {
            socket.close((short) broken.closeStatus().code());
        } else if (failure instanceof IllegalStateException) {
            // Vert.x's way to say that a message of many pieces is too long
            socket.close((short) WebSocketCloseStatus.MESSAGE_TOO_BIG.code());
        } else {
            socket.close();
        }
    }
}
