package io.dromedary.app;

import io.dromedary.capture.CameraCommands;
import io.dromedary.capture.CaptureCrew;
import io.dromedary.capture.CaptureStates;
import io.dromedary.capture.EncoderMemory;
import io.dromedary.capture.EncoderProbes;
import io.dromedary.capture.FfmpegFinder;
import io.dromedary.capture.ProcessIsolation;
import io.dromedary.delivery.ViewerSessions;
import io.dromedary.device.VideoDevice;
import io.dromedary.device.VideoDevices;
import io.dromedary.keys.KeyRing;
import io.dromedary.live.Audiences;
import java.time.Clock;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** The objects of one node that outlive any route. */
final class NodeParts {

    final Clock clock;
    final KeyRing keys;
    final VideoDevices devices = VideoDevices.ofThisMachine();
    final Audiences audiences = new Audiences();
    final CaptureRoutes captureRoutes;
    final Cameras cameras;
    final CaptureStates captureStates;
    final CaptureCrew crew;
    final ViewerSessions sessions;

    NodeParts(NodeSettings settings, KeyRing keys, FfmpegFinder finder, Supplier<CamelContext> context, Clock clock)
            throws StartFailure {
        this.clock = clock;
        this.keys = keys;
        this.captureRoutes = new CaptureRoutes(context);
        this.cameras = new Cameras(settings.cameras(), audiences, captureRoutes);
        this.captureStates = new CaptureStates(clock);
        this.crew = new CaptureCrew(
                new CameraCommands(
                        cameras::config,
                        () -> devices.first().map(VideoDevice::recommended),
                        finder,
                        new EncoderProbes(new EncoderTrials(context), EncoderMemory.ofThisUser(clock))),
                captureStates,
                new CaptureNews(audiences),
                ProcessIsolation.detect());
        this.sessions = new ViewerSessions(
                audiences,
                cameras::silence,
                settings.sessionLimits(),
                clock,
                () -> keys.current().access());
        keys.onRotated(rotated -> sessions.closeOutdated());
    }
}
