package io.dromedary.playback;

import io.dromedary.export.RangeFiles;
import java.util.OptionalLong;

/**
 * What the requests of one session are answered with.
 *
 * @param recording the camera's
 * @param files stretches of it as files
 * @param workers threads that may wait for disks
 */
record Answers(CameraRecording recording, RangeFiles files, Workers workers) {

    /** Returns the answer to a request; nothing is made of it yet. */
    Run to(Request.Numbered request) {
        if (request instanceof Request.Save save) {
            return new Run(save.id(), new SavedSpan(files, recording.camera(), save), workers.savers());
        }
        Playing playing = request instanceof Request.Picture picture
                ? new PlayedPicture(recording, picture)
                : new PlayedSpan(recording, (Request.Play) request);
        return new Run(request.id(), playing, workers.players());
    }

    /** Returns what tells that a request was not answered to its end. */
    Run failure(long id, String words) {
        return new Run(
                id,
                message -> {
                    Note.failed(OptionalLong.of(id), words).write(message);
                    return false;
                },
                workers.players());
    }
}
