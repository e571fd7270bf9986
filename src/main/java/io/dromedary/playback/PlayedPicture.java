package io.dromedary.playback;

import io.dromedary.recording.Keyframe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One keyframe alone, with the head of its segment. */
final class PlayedPicture implements Playing {

    private final CameraRecording recording;
    private final Request.Picture request;
    private @Nullable Shown shown;

    /** The picture that is sent, and what is left of it. */
    private record Shown(Spot spot, SegmentReading reading, long endBytes) {}

    PlayedPicture(CameraRecording recording, Request.Picture request) {
        this.recording = recording;
        this.request = request;
    }

    @Override
    public boolean fill(ByteBuffer message) throws IOException {
        Shown showing = shown;
        if (showing == null) {
            return begin(message);
        }
        if (showing.reading().read(message, showing.endBytes())) {
            return true;
        }
        Spot spot = showing.spot();
        List<Keyframe> keyframes = spot.layout().keyframes();
        boolean last = spot.keyframe() + 1 == keyframes.size();
        Note.end(
                        request.id(),
                        spot.time(),
                        last
                                ? recording.after(spot.segment()).map(Spot::time)
                                : Optional.of(spot.timeOf(
                                        keyframes.get(spot.keyframe() + 1).timeMicros())))
                .write(message);
        return false;
    }

    private boolean begin(ByteBuffer message) throws IOException {
        Optional<Spot> found = recording.at(request.at());
        if (found.isEmpty()) {
            Note.nothing(request.id(), recording.before(request.at()).map(Spot::time), recording.next(request.at()))
                    .write(message);
            return false;
        }
        Spot spot = found.get();
        Keyframe picture = spot.picture();
        shown = new Shown(
                spot,
                new SegmentReading(spot.layout(), picture.offset()),
                spot.layout().endOf(picture));
        Note.segment(request.id(), spot, true).write(message);
        return true;
    }
}
