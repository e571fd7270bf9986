package io.dromedary.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dromedary.capture.CaptureState;
import io.dromedary.capture.CaptureState.Phase;
import io.dromedary.capture.CaptureStates;
import io.dromedary.config.CameraConfig;
import io.dromedary.live.Audience;
import io.dromedary.live.Audiences;
import io.dromedary.live.StreamDescription;

/** The cameras, and no more of each than a viewer may know, as JSON. Any thread. */
final class CameraList {

    private final Cameras cameras;
    private final CaptureStates captures;
    private final Audiences audiences;

    CameraList(Cameras cameras, CaptureStates captures, Audiences audiences) {
        this.cameras = cameras;
        this.captures = captures;
        this.audiences = audiences;
    }

    String json() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("cameras");
        cameras.names().forEach(name -> describe(name, all.addObject()));
        return answer.toString();
    }

    private void describe(String name, ObjectNode camera) {
        Phase phase = captures.of(name).map(CaptureState::phase).orElse(Phase.STOPPED);
        camera.put("name", name).put("state", word(phase));
        cameras.config(name)
                .ifPresent(config -> camera.put("recorded", !config.recording().streamOnly())
                        .put("recordingsOpen", config.files().allowForStreamUser()));
        audiences
                .of(name)
                .flatMap(Audience::description)
                .ifPresentOrElse(
                        stream -> describe(stream, camera),
                        () -> cameras.config(name).ifPresent(config -> describe(config, camera)));
    }

    private static String word(Phase phase) {
        return switch (phase) {
            case STOPPED -> "stopped";
            case STARTING -> "starting";
            case RUNNING -> "live";
            case WAITING -> "failed";
        };
    }

    private static void describe(StreamDescription stream, ObjectNode camera) {
        camera.put("codec", stream.codec())
                .put("width", stream.widthPixels())
                .put("height", stream.heightPixels())
                .put("fps", stream.framesPerSecond())
                .put("sound", stream.sound().isPresent());
    }

    /** What is asked of a camera that has given no picture yet. */
    private static void describe(CameraConfig config, ObjectNode camera) {
        camera.put("codec", config.encoding().videoCodec().word())
                .put("width", config.input().width())
                .put("height", config.input().height())
                .put("fps", config.input().fps())
                .put("sound", config.sound().enabled());
    }
}
