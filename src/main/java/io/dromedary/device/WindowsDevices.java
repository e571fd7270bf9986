package io.dromedary.device;

import io.dromedary.device.Device.Kind;
import java.util.List;
import java.util.Optional;

/** The cameras and microphones of a Windows machine, as ffmpeg sees them by DirectShow. */
public final class WindowsDevices implements DeviceSource {

    private final Probes probes;

    /** Asks ffmpeg. */
    public WindowsDevices(Probes probes) {
        this.probes = probes;
    }

    @Override
    public String platform() {
        return "dshow";
    }

    @Override
    public List<Device> cameras() {
        return all().stream().filter(device -> device.kind() == Kind.VIDEO).toList();
    }

    @Override
    public List<Device> others() {
        return all().stream().filter(device -> device.kind() != Kind.VIDEO).toList();
    }

    /** Two cameras of one make have one name; only the alternative name tells them apart. */
    @Override
    public DeviceFormats formats(Device camera) {
        String name = camera.alternative().orElse(camera.name());
        ProbeAnswer answer = probes.ask(Probe.DIRECT_SHOW_FORMATS, "video=" + name);
        List<VideoFormat> formats = DirectShowFormatList.read(answer.text());
        return formats.isEmpty()
                ? DeviceFormats.unknown(
                        "its formats are not known: " + answer.problem().orElse("ffmpeg lists none"))
                : new DeviceFormats(formats, Optional.empty());
    }

    private List<Device> all() {
        return DirectShowDeviceList.read(
                probes.ask(Probe.DIRECT_SHOW_DEVICES, "").text());
    }
}
