package io.dromedary.app;

import io.dromedary.capture.CameraCommands;
import io.dromedary.capture.CaptureCrew;
import io.dromedary.capture.CaptureStates;
import io.dromedary.capture.EncoderMemory;
import io.dromedary.capture.EncoderProbes;
import io.dromedary.capture.FfmpegFinder;
import io.dromedary.capture.ProcessIsolation;
import io.dromedary.config.CameraConfig;
import io.dromedary.config.CameraFolder;
import io.dromedary.config.ConfigurationException;
import io.dromedary.config.ProcessConfig;
import io.dromedary.config.SealedFolder;
import io.dromedary.delivery.LiveFeeds;
import io.dromedary.delivery.SessionLimits;
import io.dromedary.delivery.ViewerSessions;
import io.dromedary.device.Device;
import io.dromedary.export.RangeFiles;
import io.dromedary.export.Remuxer;
import io.dromedary.files.FileShelf;
import io.dromedary.keys.AccessKey;
import io.dromedary.keys.KeyRing;
import io.dromedary.live.Audiences;
import io.dromedary.playback.PlaybackWorkers;
import io.dromedary.playback.RecordingFeeds;
import io.dromedary.retention.KnownSegments;
import io.dromedary.retention.Retention;
import io.dromedary.retention.Shelf;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** The objects of one node that outlive any route. */
final class NodeParts {

    /**
     * What there is before anything of a node is made.
     *
     * @param settings where its files are and how it behaves
     * @param ownership what it owns
     * @param clock its time
     */
    record Foundation(NodeSettings settings, Ownership ownership, Clock clock) {}

    final Clock clock;
    final Ownership ownership;
    final KeyRing keys;
    final DeviceParts devices;
    final Audiences audiences = new Audiences();
    final CaptureRoutes captureRoutes;
    final CameraFolder folder;
    final CameraRecordings recordings;
    final RangeFiles rangeFiles;
    final Cameras cameras;
    final Retention retention;
    final CaptureStates captureStates;
    final CaptureCrew crew;
    final PlaybackWorkers playback;
    final ViewerSessions sessions;

    NodeParts(Foundation foundation, KeyRing keys, FfmpegFinder finder, Supplier<CamelContext> context)
            throws StartFailure {
        NodeSettings settings = foundation.settings();
        Clock clock = foundation.clock();
        this.ownership = foundation.ownership();
        this.clock = clock;
        this.keys = keys;
        this.captureRoutes = new CaptureRoutes(context, ownership::release);
        EventAnnouncer events = new EventAnnouncer(context);
        this.recordings = new CameraRecordings(settings.home(), clock, events);
        this.rangeFiles = new RangeFiles(
                recordings.segments,
                new Remuxer(settings.home().resolve("state").resolve("exports"), new RemuxRoute(context)));
        this.folder =
                settings.cameras().openedWith(() -> Optional.of(keys.current().access()));
        SealedFolder seals = new SealedFolder(folder, new SecureRandom());
        keys.accompany(new ConfigRotation(seals));
        this.cameras = new Cameras(seals, audiences, captureRoutes, recordings);
        load(cameras);
        this.retention =
                new Retention(this::shelves, new KnownSegments(recordings.segments), clock, System::nanoTime, events);
        ProcessConfig process = cameras.node().process();
        this.devices = new DeviceParts(settings, finder, this::ffmpegPath, context);
        this.captureStates = new CaptureStates(clock);
        this.crew = new CaptureCrew(
                new CameraCommands(
                        cameras::config,
                        () -> devices.catalogue.first().map(Device::recommended),
                        finder,
                        ownership,
                        new EncoderProbes(new EncoderTrials(context), EncoderMemory.ofThisUser(clock))),
                captureStates,
                new CaptureNews(audiences, recordings),
                ProcessIsolation.detect(process).marked(ownership.mark()));
        ProcessIsolation.explainJobObject(process, DeviceParts.isWindows());
        SessionLimits limits = settings.sessionLimits();
        this.playback = new PlaybackWorkers(limits.maxSessions());
        Function<String, SessionLimits> limitsOf = camera -> cameras.viewerLimits(camera, limits);
        LiveFeeds live =
                new LiveFeeds(audiences, camera -> limitsOf.apply(camera).queue());
        RecordingFeeds recorded = new RecordingFeeds(recordings.segments, rangeFiles, this::maySeeRecordings, playback);
        this.sessions = new ViewerSessions(
                admission -> switch (admission.purpose()) {
                    case WATCH -> live.of(admission);
                    case PLAY -> recorded.of(admission);
                },
                limits.maxSessions(),
                limitsOf,
                clock,
                keys::current);
        keys.onChanged(changed -> sessions.closeOutdated());
    }

    private static void load(Cameras cameras) throws StartFailure {
        try {
            cameras.load();
        } catch (ConfigurationException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private List<Shelf> shelves() {
        return cameras.names().stream()
                .flatMap(name -> cameras.config(name).stream())
                .flatMap(
                        camera -> recordings
                                .folder(camera.name())
                                .map(folder -> new Shelf(camera.name(), folder, camera.retention()))
                                .stream())
                .toList();
    }

    /** Returns the files of a camera's recordings, or nothing if there is no such camera. */
    Optional<FileShelf> files(String name) {
        return cameras.config(name)
                .flatMap(camera -> recordings
                        .folder(name)
                        .map(folder -> new FileShelf(folder, camera.files().enableDownload(), camera.retention())));
    }

    /** Returns whether viewers may see the recordings of a camera. */
    boolean viewersMayFetch(String camera) {
        return cameras.config(camera)
                .filter(config -> config.files().allowForStreamUser())
                .isPresent();
    }

    /** Returns whether the holder of a key may see the recordings of a camera. */
    boolean maySeeRecordings(AccessKey key, String camera) {
        boolean byOperator =
                keys.current().isOperators(key) && cameras.config(camera).isPresent();
        return byOperator || viewersMayFetch(camera);
    }

    private String ffmpegPath() {
        return cameras.config(CameraConfig.DEFAULT_NAME)
                .map(camera -> camera.ffmpeg().path())
                .orElse("");
    }
}
