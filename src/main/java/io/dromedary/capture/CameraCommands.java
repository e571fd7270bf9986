package io.dromedary.capture;

import io.dromedary.config.CameraConfig;
import io.dromedary.config.Encoder;
import io.dromedary.config.InputConfig;
import io.dromedary.config.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command lines of the configured cameras. */
public final class CameraCommands implements CaptureSource {

    private static final Logger LOG = LoggerFactory.getLogger(CameraCommands.class);
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    private static final boolean LINUX =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");

    private final Function<String, Optional<CameraConfig>> cameras;
    private final Supplier<Optional<String>> firstDevice;
    private final FfmpegFinder finder;
    private final EncoderChoice choice;
    private final Concessions concessions = new Concessions();
    private final Map<String, CapturePlan> latest = new ConcurrentHashMap<>();
    private final DeviceGuard guard;

    /**
     * Makes command lines out of configurations.
     *
     * @param cameras the current configuration of a camera, by name
     * @param firstDevice the first device of this machine that gives pictures, for {@link InputConfig#AUTO}
     * @param finder finds ffmpeg
     * @param guard is told which device a camera is about to open
     * @param probes tries encoders, for {@link Encoder#AUTO}
     */
    public CameraCommands(
            Function<String, Optional<CameraConfig>> cameras,
            Supplier<Optional<String>> firstDevice,
            FfmpegFinder finder,
            DeviceGuard guard,
            EncoderProbes probes) {
        this.cameras = cameras;
        this.firstDevice = firstDevice;
        this.finder = finder;
        this.guard = guard;
        this.choice = new EncoderChoice(probes, LINUX);
    }

    @Override
    public CaptureCommand commandFor(String camera)
            throws CaptureRefusedException, FfmpegMissingException, InterruptedException {
        CameraConfig config = cameras.apply(camera)
                .orElseThrow(() -> new CaptureRefusedException("no camera is configured under the name " + camera));
        CaptureDevice named = CaptureDevice.of(
                resolved(config.input().device()), config.input().platform(), WINDOWS);
        guard.claim(camera, named);
        Ffmpeg ffmpeg = finder.find(config.ffmpeg().path());
        LOG.info("{} captures {}", camera, named);
        CaptureDevice device = ffmpeg.origin() == Ffmpeg.Origin.BUNDLED ? HostLookup.resolved(named) : named;
        Platform platform = config.input().platform();
        boolean directShow = platform == Platform.WINDOWS || (platform == Platform.AUTO && WINDOWS);
        SoundSource sound = SoundSource.of(config.sound(), device, directShow);
        return conceded(config, device, ffmpeg, sound);
    }

    private CaptureCommand conceded(CameraConfig config, CaptureDevice device, Ffmpeg ffmpeg, SoundSource sound)
            throws CaptureRefusedException, InterruptedException {
        Optional<Concessions.Made> made = concessions.of(config);
        EncoderChoice.Decision decision = choice.decide(config.encoding(), ffmpeg);
        boolean chipless = made.flatMap(Concessions.Made::chip).isPresent();
        boolean mute = made.flatMap(Concessions.Made::sound).isPresent();
        CapturePlan plan = new CapturePlan(
                config,
                device,
                mute ? SoundSource.NONE : sound,
                ffmpeg,
                chipless ? EncoderFamily.of(Encoder.CPU) : decision.family());
        List<String> warnings = new ArrayList<>(decision.warnings());
        made.ifPresent(concession -> warnings.addAll(concession.sentences()));
        CaptureCommand command = CaptureCommand.of(plan, decision.refused(), warnings);
        latest.put(config.name(), plan);
        say(config.name(), command.report());
        return command;
    }

    private static void say(String camera, CaptureReport report) {
        report.warnings().forEach(warning -> LOG.warn("{}: {}", camera, warning));
        String refused = report.refused().isEmpty() ? "" : "; not " + EncoderChoice.words(report.refused());
        LOG.info("{}: encoder {} ({}){}", camera, report.encoder(), report.encoderName(), refused);
    }

    @Override
    public void failed(String camera, CaptureFailure failure, Duration pictures) {
        CapturePlan plan = latest.get(camera);
        if (plan == null || !pictures.isZero()) {
            return;
        }
        Optional<Concessions.Made> made = concessions.after(plan, failure.lastLines());
        if (made.flatMap(Concessions.Made::chip).isPresent()) {
            choice.forget(plan.encoder(), plan.camera().encoding(), plan.ffmpeg());
        }
    }

    private String resolved(String device) {
        return device.equalsIgnoreCase(InputConfig.AUTO) ? firstDevice.get().orElse(InputConfig.TEST) : device;
    }
}
