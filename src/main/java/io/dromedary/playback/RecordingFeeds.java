package io.dromedary.playback;

import io.dromedary.delivery.Admission;
import io.dromedary.delivery.Feed;
import io.dromedary.delivery.Feeds;
import io.dromedary.delivery.RecordingRights;
import io.dromedary.export.RangeFiles;
import io.dromedary.recording.Segments;
import java.util.Optional;

/** The recordings of all cameras, for those who were admitted to play them. */
public final class RecordingFeeds implements Feeds {

    private final Segments segments;
    private final RangeFiles files;
    private final RecordingRights rights;
    private final Workers workers;

    /**
     * Makes them.
     *
     * @param segments what is recorded
     * @param files stretches of that as files
     * @param rights asked again for each message
     * @param threads may wait for disks
     */
    public RecordingFeeds(Segments segments, RangeFiles files, RecordingRights rights, PlaybackWorkers threads) {
        this.segments = segments;
        this.files = files;
        this.rights = rights;
        this.workers = threads.workers();
    }

    @Override
    public Optional<Feed> of(Admission admission) {
        CameraRecording recording = new CameraRecording(segments, admission.camera());
        return Optional.of(new RecordingFeed(
                new Answers(recording, files, workers),
                () -> rights.may(admission.access(), admission.camera()),
                System::nanoTime));
    }
}
