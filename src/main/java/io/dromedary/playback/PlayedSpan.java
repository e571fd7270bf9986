package io.dromedary.playback;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is recorded in a span of time, segment after segment. It ends with a keyframe at or after its end, or
 * with what was written when it got there.
 */
final class PlayedSpan implements Playing {

    private final CameraRecording recording;
    private final Request.Play request;
    private @Nullable PlayedSegment current;
    private boolean any;

    PlayedSpan(CameraRecording recording, Request.Play request) {
        this.recording = recording;
        this.request = request;
    }

    @Override
    public boolean fill(ByteBuffer message) throws IOException {
        PlayedSegment playing = current;
        if (playing == null) {
            return begin(message);
        }
        int begin = message.position();
        try {
            if (playing.fill(message)) {
                return true;
            }
        } catch (NoSuchFileException deleted) {
            // what is left of the recording is played
        }
        message.clear().position(begin);
        return goOn(playing, message);
    }

    private boolean begin(ByteBuffer message) throws IOException {
        Optional<Spot> first = recording.from(request.from(), request.to());
        if (first.isPresent()) {
            return begin(first.get(), message);
        }
        Note.nothing(request.id(), recording.before(request.from()).map(Spot::time), recording.next(request.from()))
                .write(message);
        return false;
    }

    private boolean begin(Spot spot, ByteBuffer message) throws IOException {
        current = new PlayedSegment(recording, spot, request.to());
        Note.segment(request.id(), spot, !any).write(message);
        any = true;
        return true;
    }

    /** The segment was sent as far as it is wanted or goes. */
    private boolean goOn(PlayedSegment sent, ByteBuffer message) throws IOException {
        Optional<Spot> next = sent.isEnough() ? Optional.empty() : recording.after(sent.segment());
        if (next.isPresent() && next.get().time().isBefore(request.to())) {
            return begin(next.get(), message);
        }
        Optional<Instant> picture = sent.isEnough() ? Optional.of(sent.until()) : next.map(Spot::time);
        Note.end(request.id(), sent.until(), picture).write(message);
        return false;
    }
}
