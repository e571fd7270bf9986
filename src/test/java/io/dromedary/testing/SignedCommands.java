package io.dromedary.testing;

import static io.dromedary.testing.HttpAnswer.utf8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/** Gives a node commands that are signed as TinyCam's client signs them. */
public final class SignedCommands {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final byte[] managementKey;
    private final ShiftedClock clock;

    SignedCommands(int port, byte[] managementKey, ShiftedClock clock) {
        this.port = port;
        this.managementKey = managementKey.clone();
        this.clock = clock;
    }

    /** Returns the same, signed with another key. */
    public SignedCommands by(byte[] key) {
        return new SignedCommands(port, key, clock);
    }

    /** Returns the body of a command without parameters, signed at this moment. */
    public String now() {
        return "{\"ts\": " + clock.seconds() + "}";
    }

    /** Returns the signature of a body, in base64. */
    public String signature(byte[] body) {
        return Base64.getEncoder().encodeToString(BouncyHash.hmac(managementKey, body));
    }

    /** Gives a command without parameters. */
    public HttpAnswer post(String path) throws IOException {
        return post(path, now());
    }

    /** Gives a command with this body. */
    public HttpAnswer post(String path, String body) throws IOException {
        return post(path, utf8(body));
    }

    /** Gives a command with this body. */
    public HttpAnswer post(String path, byte[] body) throws IOException {
        return send("POST", path, List.of("Authorization: " + signature(body)), body);
    }

    /** Asks with a query and its signature. */
    public HttpAnswer get(String path, String query) throws IOException {
        return send("GET", path + '?' + query, List.of("Authorization: " + signature(utf8(query))), new byte[0]);
    }

    /** Asks with the signature of the empty text. */
    public HttpAnswer get(String path) throws IOException {
        return send("GET", path, List.of("Authorization: " + signature(new byte[0])), new byte[0]);
    }

    /** Sends a request with these headers and no others. */
    public HttpAnswer send(String method, String target, List<String> headers, byte[] body) throws IOException {
        List<String> head = new java.util.ArrayList<>(List.of(method + ' ' + target + " HTTP/1.1"));
        head.addAll(headers);
        return RawHttp.send(port, head, body);
    }

    /** Returns how the whole node is. */
    public JsonNode status() throws IOException {
        return JSON.readTree(get("/status").body());
    }

    /** Returns the status of the default camera. */
    public JsonNode camera() throws IOException {
        return camera("default");
    }

    /** Returns the status of a camera, or a missing node if there is none of this name. */
    public JsonNode camera(String name) throws IOException {
        for (JsonNode camera : status().path("cameras")) {
            if (camera.path("name").asText().equals(name)) {
                return camera;
            }
        }
        return JSON.missingNode();
    }
}
