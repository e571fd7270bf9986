package io.dromedary.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinuxDevicesTest {

    private static final Device CAMERA =
            new Device(Device.Kind.VIDEO, "C920", "/dev/video0", "/dev/video0", Optional.empty());

    @TempDir
    private Path folder;

    private final Map<Probe, ProbeAnswer> answers = new EnumMap<>(Probe.class);
    private LinuxDevices devices;

    @BeforeEach
    void aMachineWithoutTools() throws IOException {
        Files.createDirectories(folder.resolve("dev"));
        Probes probes = (probe, device) ->
                answers.getOrDefault(probe, ProbeAnswer.failed(probe.tool().program() + " is not installed"));
        VideoDevices nodes = new VideoDevices(folder.resolve("dev"), folder.resolve("sys"), folder.resolve("udev"));
        devices = new LinuxDevices(nodes, new SoundDevices(folder.resolve("asound"), probes), probes);
    }

    @Test
    void withoutSysfsV4l2CtlTellsNamesAndWhichNodesGivePictures() throws IOException {
        node("video0");
        node("video1");
        node("video3");
        assertThat(devices.cameras()).extracting(Device::name).containsExactly("video0", "video1", "video3");

        answers.put(Probe.V4L2_DEVICES, ProbeAnswer.of("C920 (usb-1):\n\t/dev/video0\n\t/dev/video1\n"));
        assertThat(devices.cameras()).extracting(Device::name).containsExactly("C920", "video3");
    }

    @Test
    void formatsComeFromV4l2CtlAndOtherwiseFromFfmpeg() throws IOException {
        answers.put(Probe.V4L2_FORMATS_BY_FFMPEG, ProbeAnswer.of(ToolOutput.of("ffmpeg-v4l2-formats")));
        assertThat(devices.formats(CAMERA).formats()).hasSize(7);

        answers.put(Probe.V4L2_FORMATS, ProbeAnswer.of(ToolOutput.of("v4l2-formats-webcam")));
        assertThat(devices.formats(CAMERA).formats()).hasSize(4);
        assertThat(devices.formats(CAMERA).problem()).isEmpty();
    }

    @Test
    void withoutAnyToolThereIsAnAnswerThatSaysSo() {
        assertThat(devices.formats(CAMERA))
                .isEqualTo(DeviceFormats.unknown("its formats are not known: v4l2-ctl is not installed"));
        assertThat(devices.others()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Cannot open device /dev/video0: Permission denied; /dev/video0 may not be opened: let the user of the"
                        + " node into the group video",
                "[v4l2 @ 1] ioctl: Device or resource busy; /dev/video0 is in use by another program",
                "nothing of use; its formats are not known: v4l2-ctl and ffmpeg list none"
            })
    void theReasonForNoFormatsIsSaidInPlainWords(String output, String problem) {
        answers.put(Probe.V4L2_FORMATS, ProbeAnswer.of(""));
        answers.put(Probe.V4L2_FORMATS_BY_FFMPEG, ProbeAnswer.of(output));

        assertThat(devices.formats(CAMERA).problem()).hasValue(problem);
    }

    private void node(String name) throws IOException {
        Files.createFile(folder.resolve("dev").resolve(name));
    }
}
