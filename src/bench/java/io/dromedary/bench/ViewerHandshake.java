package io.dromedary.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Becomes a viewer, blocking: token, upgrade, hello, start. Written from the protocol and not from the node's classes,
 * so that a mistake in them shows.
 */
final class ViewerHandshake {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOKEN_SECONDS = 120;
    private static final int NONCE_BYTES = 16;
    private static final int FINAL_TEXT = 0x81;

    private final byte[] accessKey;
    private final int port;

    ViewerHandshake(byte[] accessKey, int port) {
        this.accessKey = accessKey.clone();
        this.port = port;
    }

    /** Returns a viewer whose stream is about to begin. */
    LoadViewer join(long nowSeconds, boolean decrypts) throws IOException, GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        ThreadLocalRandom.current().nextBytes(nonce);
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        InputStream in = channel.socket().getInputStream();
        send(channel, request(nowSeconds + TOKEN_SECONDS, nonce));
        String answer = readHead(in);
        if (!answer.startsWith("HTTP/1.1 101")) {
            throw new IOException(
                    "a viewer was refused: " + answer.lines().findFirst().orElse(answer));
        }
        JsonNode hello = JSON.readTree(readText(in));
        send(channel, masked(1, start(hello).getBytes(StandardCharsets.UTF_8)));
        channel.configureBlocking(false);
        return decrypts ? new LoadViewer(channel, SealOpener.of(accessKey, nonce, hello)) : new LoadViewer(channel);
    }

    private String request(long endsAtSeconds, byte[] nonce) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(accessKey, "HmacSHA256"));
        byte[] token = mac.doFinal(("stream:" + endsAtSeconds).getBytes(StandardCharsets.US_ASCII));
        return "GET /stream?token=" + query(token) + "&exp=" + endsAtSeconds + "&cnonce=" + query(nonce)
                + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: " + Base64.getEncoder().encodeToString(nonce) + "\r\n\r\n";
    }

    private static String query(byte[] bytes) {
        return URLEncoder.encode(Base64.getEncoder().encodeToString(bytes), StandardCharsets.US_ASCII);
    }

    private static String start(JsonNode hello) {
        return JSON.createObjectNode()
                .put("type", "start")
                .put("conn", hello.path("conn").asText())
                .put("exp", hello.path("exp").asLong())
                .toString();
    }

    /** Returns a frame as clients must send it, masked (RFC 6455, 5.3); a mask of zeros changes nothing. */
    static ByteBuffer masked(int opcode, byte[] payload) {
        if (payload.length > 125) {
            throw new IllegalArgumentException("only short messages are sent here");
        }
        ByteBuffer frame = ByteBuffer.allocate(6 + payload.length);
        frame.put((byte) (0x80 | opcode)).put((byte) (0x80 | payload.length)).putInt(0);
        return frame.put(payload).flip();
    }

    private static void send(SocketChannel channel, String text) throws IOException {
        send(channel, StandardCharsets.US_ASCII.encode(text));
    }

    private static void send(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) readByte(in));
        }
        return head.toString();
    }

    private static String readText(InputStream in) throws IOException {
        int first = readByte(in);
        int length = readByte(in);
        if (length == 126) {
            length = (readByte(in) << 8) | readByte(in);
        }
        byte[] message = in.readNBytes(length);
        if (first != FINAL_TEXT) {
            throw new IOException("no hello but a frame %x with %s, %s"
                    .formatted(
                            first,
                            HexFormat.of().formatHex(message),
                            new String(message, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".")));
        }
        return new String(message, StandardCharsets.UTF_8);
    }

    private static int readByte(InputStream in) throws IOException {
        int read = in.read();
        if (read < 0) {
            throw new EOFException("the node hung up");
        }
        return read;
    }
}
