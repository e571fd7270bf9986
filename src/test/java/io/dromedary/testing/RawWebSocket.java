package io.dromedary.testing;

import static io.dromedary.testing.HttpAnswer.utf8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;

/** A WebSocket by hand (RFC 6455): it reads only when it is told to, and sends whatever bytes it is given. */
public final class RawWebSocket implements AutoCloseable {

    /** A piece of a text. */
    public static final int TEXT = 1;
    /** A piece of a binary message. */
    public static final int BINARY = 2;
    /** The end. */
    public static final int CLOSE = 8;
    /** Are you there? */
    public static final int PING = 9;
    /** I am. */
    public static final int PONG = 10;

    private static final int PATIENCE_MILLIS = 20_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Socket socket;
    private final DataInputStream in;

    private RawWebSocket(Socket socket, DataInputStream in) {
        this.socket = socket;
        this.in = in;
    }

    /**
     * Opens a WebSocket.
     *
     * @param target path and query, sent as they are
     * @param receiveBufferBytes what the kernel may keep for a viewer that does not read, or 0 for the usual
     * @throws RefusedException if the answer is not 101
     */
    public static RawWebSocket open(int port, String target, int receiveBufferBytes)
            throws IOException, RefusedException {
        Socket socket = Dial.open(port, PATIENCE_MILLIS, receiveBufferBytes);
        socket.getOutputStream().write(utf8(String.join("\r\n", handshake(port, target)) + "\r\n\r\n"));
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        HttpAnswer answer = RawHttp.read(in);
        if (answer.status() != 101) {
            socket.close();
            throw new RefusedException(answer);
        }
        return new RawWebSocket(socket, in);
    }

    static List<String> handshake(int port, String target) {
        return List.of(
                "GET " + target + " HTTP/1.1",
                "Host: 127.0.0.1:" + port,
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13");
    }

    /** Reads one frame. */
    public Frame read() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        if ((first & 0x70) != 0 || (second & 0x80) != 0) {
            throw new IOException("a frame with reserved bits or a mask");
        }
        long length = second & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if (length < 0 || length > (1 << 20)) {
            throw new IOException("a frame of " + length + " bytes");
        }
        return new Frame((first & 0x80) != 0, first & 0x0f, ByteBuffer.wrap(in.readNBytes((int) length)));
    }

    /** Sends a text message. */
    public void text(String text) throws IOException {
        send(true, TEXT, utf8(text));
    }

    /** Sends one frame, masked as it has to be. */
    public void send(boolean last, int opcode, byte[] payload) throws IOException {
        bytes(frame(last, opcode, payload));
    }

    /** Sends these bytes. */
    public synchronized void bytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Returns the bytes of a masked frame. */
    public static byte[] frame(boolean last, int opcode, byte[] payload) {
        byte[] mask = new byte[4];
        RANDOM.nextBytes(mask);
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) ((last ? 0x80 : 0) | opcode));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length <= 0xffff) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i % 4]));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    /** Ends the connection without a word. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    /**
     * One frame.
     *
     * @param last whether the message ends with it
     * @param opcode what it is
     * @param payload its bytes
     */
    public record Frame(boolean last, int opcode, ByteBuffer payload) {

        byte[] bytes() {
            byte[] bytes = new byte[payload.remaining()];
            payload.duplicate().get(bytes);
            return bytes;
        }
    }

    /** The server did not upgrade. */
    public static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient HttpAnswer answer;

        RefusedException(HttpAnswer answer) {
            super("refused with " + answer.status());
            this.answer = answer;
        }

        /** Returns what it said instead. */
        public HttpAnswer answer() {
            return answer;
        }
    }
}
