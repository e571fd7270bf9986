package io.dromedary.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dromedary.capture.CaptureFailure;
import io.dromedary.capture.CaptureListener;
import io.dromedary.live.Audiences;
import java.util.Optional;

/**
 * Tells viewers and recordings of a camera when its pictures end and begin again. Called by the captures' own threads.
 */
final class CaptureNews implements CaptureListener {

    private final Audiences audiences;
    private final CameraRecordings recordings;

    CaptureNews(Audiences audiences, CameraRecordings recordings) {
        this.audiences = audiences;
        this.recordings = recordings;
    }

    @Override
    public void onStarted(String camera) {
        tell(camera, "starting", "");
    }

    @Override
    public void onEnded(String camera, Optional<CaptureFailure> failure) {
        audiences.of(camera).ifPresent(audience -> audience.captureEnded());
        recordings.streamEnded(camera);
        failure.ifPresent(why -> tell(camera, "waiting", why.reason()));
    }

    private void tell(String camera, String state, String reason) {
        String message = JsonNodeFactory.instance
                .objectNode()
                .put("type", "camera")
                .put("state", state)
                .put("reason", reason)
                .toString();
        audiences.of(camera).ifPresent(audience -> audience.tell(message));
    }
}
