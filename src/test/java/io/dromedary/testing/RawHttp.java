package io.dromedary.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** HTTP/1.1 by hand, so that a test can send what no decent client would. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 15_000;

    private RawHttp() {}

    /** Opens a connection to this machine. A read from it fails after 15 s without a byte. */
    public static Socket connect(int port) throws IOException {
        return Dial.open(port, PATIENCE_MILLIS, 0);
    }

    /**
     * Sends a request and reads the answer.
     *
     * @param head the request line and headers without {@code Host}, {@code Content-Length} and {@code Connection}
     */
    public static HttpAnswer send(int port, List<String> head, byte[] body) throws IOException {
        List<String> lines = new ArrayList<>(head);
        lines.add("Host: 127.0.0.1:" + port);
        lines.add("Connection: close");
        if (body.length > 0 || head.get(0).startsWith("POST ")) {
            lines.add("Content-Length: " + body.length);
        }
        return exchange(port, lines, body);
    }

    /** Sends exactly these lines and this body, and reads the answer. */
    public static HttpAnswer exchange(int port, List<String> lines, byte[] body) throws IOException {
        try (Socket socket = connect(port)) {
            try {
                socket.getOutputStream().write(HttpAnswer.utf8(String.join("\r\n", lines) + "\r\n\r\n"));
                socket.getOutputStream().write(body);
                socket.getOutputStream().flush();
            } catch (IOException e) {
                // the server may answer and hang up before it has read everything
            }
            return read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    static HttpAnswer read(InputStream in) throws IOException {
        String status = line(in);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        int code = Integer.parseInt(status.substring(9, 12));
        return new HttpAnswer(code, headers, new String(body(in, code, headers), StandardCharsets.UTF_8));
    }

    private static byte[] body(InputStream in, int status, Map<String, List<String>> headers) throws IOException {
        List<String> length = headers.get("content-length");
        if (status < 200 || status == 204 || status == 304) {
            return new byte[0];
        }
        if (length != null) {
            return in.readNBytes(Integer.parseInt(length.get(0)));
        }
        return headers.containsKey("transfer-encoding") ? chunks(in) : in.readAllBytes();
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            whole.write(in.readNBytes(size));
            line(in);
        }
        return whole.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server hung up after `" + line + "`");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
