package io.dromedary.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cameras and microphones of a Linux machine: Video4Linux, ALSA and PulseAudio. */
public final class LinuxDevices implements DeviceSource {

    private final VideoDevices nodes;
    private final SoundDevices sound;
    private final Probes probes;

    /** Looks at files first and asks programs for the rest. */
    public LinuxDevices(VideoDevices nodes, SoundDevices sound, Probes probes) {
        this.nodes = nodes;
        this.sound = sound;
        this.probes = probes;
    }

    @Override
    public String platform() {
        return "v4l2";
    }

    /** A machine that hides sysfs, such as a container, does not say which nodes belong together; v4l2-ctl may. */
    @Override
    public List<Device> cameras() {
        List<Device> cameras = nodes.cameras();
        if (cameras.isEmpty() || nodes.knowsNames()) {
            return cameras;
        }
        return named(
                cameras, V4l2DeviceList.read(probes.ask(Probe.V4L2_DEVICES, "").text()));
    }

    @Override
    public List<Device> others() {
        return sound.list();
    }

    @Override
    public DeviceFormats formats(Device camera) {
        ProbeAnswer answer = probes.ask(Probe.V4L2_FORMATS, camera.path());
        List<VideoFormat> formats = V4l2FormatList.read(answer.text());
        if (!formats.isEmpty()) {
            return new DeviceFormats(formats, Optional.empty());
        }
        ProbeAnswer byFfmpeg = probes.ask(Probe.V4L2_FORMATS_BY_FFMPEG, camera.path());
        List<VideoFormat> withoutRates = FfmpegFormatList.read(byFfmpeg.text());
        return withoutRates.isEmpty()
                ? DeviceFormats.unknown(whyNone(camera.path(), answer, byFfmpeg))
                : new DeviceFormats(withoutRates, Optional.empty());
    }

    private static List<Device> named(List<Device> cameras, List<V4l2DeviceList.Camera> groups) {
        Map<String, String> names = new HashMap<>();
        Set<String> later = new HashSet<>();
        for (V4l2DeviceList.Camera group : groups) {
            names.put(nodeName(group.nodes().get(0)), group.name());
            group.nodes().stream().skip(1).map(LinuxDevices::nodeName).forEach(later::add);
        }
        List<Device> named = new ArrayList<>();
        for (Device camera : cameras) {
            String node = nodeName(camera.path());
            if (!later.contains(node)) {
                String name = names.getOrDefault(node, camera.name());
                named.add(new Device(camera.kind(), name, camera.path(), camera.recommended(), camera.alternative()));
            }
        }
        return named;
    }

    /** The nodes of a container may be in another folder than those that v4l2-ctl lists. */
    private static String nodeName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String whyNone(String path, ProbeAnswer answer, ProbeAnswer byFfmpeg) {
        String said = (answer.text() + byFfmpeg.text()).toLowerCase(Locale.ROOT);
        if (said.contains("permission denied")) {
            return path + " may not be opened: let the user of the node into the group video";
        }
        if (said.contains("device or resource busy")) {
            return path + " is in use by another program";
        }
        return "its formats are not known: "
                + answer.problem().or(byFfmpeg::problem).orElse("v4l2-ctl and ffmpeg list none");
    }
}
