package io.dromedary.capture;

import io.dromedary.capture.CaptureState.Phase;
import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.VideoTrack;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of one camera's capture, kept by the capture itself. Any thread may ask. */
final class CaptureStatus {

    private static final Logger LOG = LoggerFactory.getLogger(CaptureStatus.class);

    private final String camera;
    private final Clock clock;
    private final RateMeter rates = new RateMeter(System::nanoTime);
    private Phase phase = Phase.STOPPED;
    private Instant since;
    private long starts;
    private Optional<CaptureFailure> lastFailure = Optional.empty();
    private OptionalLong pid = OptionalLong.empty();
    private long bytes;
    private long fragments;
    private Optional<VideoTrack> video = Optional.empty();
    private long routeFailures;
    private CaptureReport report = CaptureReport.NONE;

    CaptureStatus(String camera, Clock clock) {
        this.camera = camera;
        this.clock = clock;
        this.since = clock.instant();
    }

    synchronized CaptureState state() {
        return new CaptureState(
                camera,
                phase,
                since,
                Math.max(0, starts - 1),
                lastFailure,
                pid,
                bytes,
                fragments,
                rates.bitsPerSecond(),
                rates.framesPerSecond(),
                video,
                routeFailures,
                report);
    }

    /** ffmpeg is about to be started. */
    synchronized void starting() {
        starts++;
        enter(Phase.STARTING);
    }

    synchronized void hasPid(long running) {
        pid = OptionalLong.of(running);
    }

    /** ffmpeg is started with this command. */
    synchronized void hasReport(CaptureReport fresh) {
        report = fresh;
    }

    synchronized void hasVideo(VideoTrack track, int sizeBytes) {
        video = Optional.of(track);
        bytes += sizeBytes;
    }

    synchronized void hasFragment(Fragment fragment) {
        if (phase == Phase.STARTING) {
            enter(Phase.RUNNING);
            LOG.info("{} gives pictures", camera);
        }
        fragments++;
        bytes += fragment.sizeBytes();
        rates.add(fragment.sizeBytes(), fragment.frames().size());
    }

    synchronized void routeFailed() {
        routeFailures++;
    }

    /** ffmpeg has ended, and will be tried again. */
    synchronized CaptureFailure failed(String reason, List<String> lastLines) {
        CaptureFailure failure = new CaptureFailure(reason, clock.instant(), lastLines);
        lastFailure = Optional.of(failure);
        ended(Phase.WAITING);
        return failure;
    }

    /** ffmpeg has ended, as it was asked to. */
    synchronized void stopped() {
        ended(Phase.STOPPED);
        LOG.info("{} stopped", camera);
    }

    private void ended(Phase next) {
        pid = OptionalLong.empty();
        video = Optional.empty();
        rates.clear();
        enter(next);
    }

    private void enter(Phase next) {
        phase = next;
        since = clock.instant();
    }
}
