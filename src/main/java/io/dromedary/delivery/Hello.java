package io.dromedary.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dromedary.crypto.SessionBinding;
import io.dromedary.live.StreamDescription;
import java.util.Base64;

/** The first message of a session: what the viewer needs to derive the session key, and what it is promised. */
final class Hello {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Hello() {}

    /**
     * Returns the message: TinyCam's fields in TinyCam's order, then ours, which its clients ignore. A recording has no
     * one media type: each of its segments says its own.
     */
    static String message(SessionBinding session, byte[] nodeNonce, StreamDescription promised, String camera) {
        ObjectNode hello = JSON.createObjectNode()
                .put("type", "hello")
                .put("snonce", Base64.getEncoder().encodeToString(nodeNonce))
                .put("conn", session.connection())
                .put("w", session.widthPixels())
                .put("h", session.heightPixels())
                .put("fps", session.framesPerSecond())
                .put("codec", session.codec())
                .put("exp", session.endsAtSeconds());
        if (promised.mediaType().isEmpty()) {
            hello.put("recorded", true);
        } else {
            hello.put("media", promised.mediaType());
        }
        promised.sound().ifPresent(sound -> hello.put("mediaWithSound", sound.mediaType()));
        hello.put("camera", title(camera));
        try {
            return JSON.writeValueAsString(hello);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always written", e);
        }
    }

    /** Returns what people call a camera: {@code front-door} is the Front door, and the default one is the Camera. */
    static String title(String camera) {
        if (camera.equals("default")) {
            return "Camera";
        }
        return Character.toUpperCase(camera.charAt(0)) + camera.substring(1).replace('-', ' ');
    }
}
