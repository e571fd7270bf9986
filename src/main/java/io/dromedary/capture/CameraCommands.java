package io.dromedary.capture;

import io.dromedary.config.CameraConfig;
import io.dromedary.config.InputConfig;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command lines of the configured cameras. */
public final class CameraCommands implements CaptureSource {

    private static final Logger LOG = LoggerFactory.getLogger(CameraCommands.class);

    private final Function<String, Optional<CameraConfig>> cameras;
    private final Supplier<Optional<String>> firstDevice;
    private final FfmpegFinder finder;
    private final DeviceGuard guard;

    /**
     * Makes command lines out of configurations.
     *
     * @param cameras the current configuration of a camera, by name
     * @param firstDevice the first device of this machine that gives pictures, for {@link InputConfig#AUTO}
     * @param finder finds ffmpeg
     * @param guard is told which device a camera is about to open
     */
    public CameraCommands(
            Function<String, Optional<CameraConfig>> cameras,
            Supplier<Optional<String>> firstDevice,
            FfmpegFinder finder,
            DeviceGuard guard) {
        this.cameras = cameras;
        this.firstDevice = firstDevice;
        this.finder = finder;
        this.guard = guard;
    }

    @Override
    public CaptureCommand commandFor(String camera) throws CaptureRefusedException, FfmpegMissingException {
        CameraConfig config = cameras.apply(camera)
                .orElseThrow(() -> new CaptureRefusedException("no camera is configured under the name " + camera));
        CaptureCommand.encoderWarning(config.encoding()).ifPresent(warning -> LOG.warn("{}: {}", camera, warning));
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        CaptureDevice device = CaptureDevice.of(
                resolved(config.input().device()), config.input().platform(), windows);
        guard.claim(camera, device);
        Ffmpeg ffmpeg = finder.find(config.ffmpeg().path());
        LOG.info("{} captures {}", camera, device);
        boolean bundled = ffmpeg.origin() == Ffmpeg.Origin.BUNDLED;
        return CaptureCommand.of(config, bundled ? HostLookup.resolved(device) : device, ffmpeg);
    }

    private String resolved(String device) {
        return device.equalsIgnoreCase(InputConfig.AUTO) ? firstDevice.get().orElse(InputConfig.TEST) : device;
    }
}
