package io.dromedary.app;

import io.dromedary.capture.FfmpegFinder;
import io.dromedary.capture.FfmpegMissingException;
import io.dromedary.capture.ProcessIsolation;
import io.dromedary.capture.SearchPath;
import io.dromedary.capture.ToolExecutor;
import io.dromedary.device.DeviceCatalogue;
import io.dromedary.device.DeviceSource;
import io.dromedary.device.LinuxDevices;
import io.dromedary.device.Probe.Tool;
import io.dromedary.device.ProbeAnswer;
import io.dromedary.device.Probes;
import io.dromedary.device.RememberedProbes;
import io.dromedary.device.SoundDevices;
import io.dromedary.device.VideoDevices;
import io.dromedary.device.WindowsDevices;
import io.dromedary.probe.RouteProbes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** What knows the devices of this machine. */
final class DeviceParts {

    final DeviceCatalogue catalogue;
    final ToolExecutor executor;

    private final NodeSettings settings;
    private final FfmpegFinder finder;
    private final Supplier<String> ffmpegPath;

    /**
     * Makes them.
     *
     * @param ffmpegPath which ffmpeg the operator wants, asked at each question; see {@link FfmpegFinder#find}
     */
    DeviceParts(
            NodeSettings settings, FfmpegFinder finder, Supplier<String> ffmpegPath, Supplier<CamelContext> context) {
        this.settings = settings;
        this.finder = finder;
        this.ffmpegPath = ffmpegPath;
        this.executor = new ToolExecutor(this::program, ProcessIsolation.detect());
        Probes probes = new RememberedProbes(new RouteProbes(context), System::nanoTime);
        this.catalogue = new DeviceCatalogue(
                isWindows() ? new WindowsDevices(probes) : linux(settings, probes), System::nanoTime);
    }

    static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** Returns what the machine's files tell, without asking another program, which takes a running node. */
    static DeviceCatalogue fromFiles(NodeSettings settings) {
        Probes none = (probe, device) -> ProbeAnswer.failed("only a running node asks other programs");
        return new DeviceCatalogue(isWindows() ? new WindowsDevices(none) : linux(settings, none), System::nanoTime);
    }

    private static DeviceSource linux(NodeSettings settings, Probes probes) {
        VideoDevices nodes = new VideoDevices(
                settings.deviceFolder("nodes", "/dev"),
                settings.deviceFolder("attributes", "/sys/class/video4linux"),
                settings.deviceFolder("udev", "/run/udev/data"));
        return new LinuxDevices(
                nodes, new SoundDevices(settings.deviceFolder("sound", "/proc/asound"), probes), probes);
    }

    private Optional<Path> program(String name) {
        return Arrays.stream(Tool.values())
                .filter(tool -> tool.program().equals(name))
                .findFirst()
                .flatMap(this::program);
    }

    private Optional<Path> program(Tool tool) {
        return tool == Tool.FFMPEG ? ffmpeg() : toolPath().find(tool.program());
    }

    private SearchPath toolPath() {
        Path folder = settings.deviceFolder("tools", "");
        return folder.isAbsolute() ? new SearchPath(List.of(folder)) : SearchPath.ofEnvironment();
    }

    private Optional<Path> ffmpeg() {
        try {
            return Optional.of(finder.find(ffmpegPath.get()).path());
        } catch (FfmpegMissingException e) {
            return Optional.empty();
        }
    }
}
