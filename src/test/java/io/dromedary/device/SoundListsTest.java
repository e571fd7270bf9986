package io.dromedary.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SoundListsTest {

    private static final Device ANALOG = alsa("HDA Intel PCH, ALC257 Analog", "hw:0,0", "plughw:CARD=PCH,DEV=0");
    private static final Device WEBCAM = alsa("HD Pro Webcam C920, USB Audio", "hw:1,0", "plughw:CARD=C920,DEV=0");

    @TempDir
    private Path asound;

    @ParameterizedTest
    @ValueSource(strings = {"english", "german", "french", "japanese"})
    void arecordIsReadInAnyLanguage(String language) throws IOException {
        assertThat(AlsaCaptureList.readArecord(ToolOutput.of("arecord-" + language)))
                .containsExactly(ANALOG, WEBCAM);
    }

    @Test
    void theKernelsFilesTellTheSame() throws IOException {
        assertThat(AlsaCaptureList.read(ToolOutput.of("asound-cards"), ToolOutput.of("asound-pcm")))
                .containsExactly(ANALOG, WEBCAM);
    }

    @Test
    void aMachineWithoutSoundHasNone() throws IOException {
        assertThat(AlsaCaptureList.readArecord(ToolOutput.of("arecord-none"))).isEmpty();
        assertThat(AlsaCaptureList.read("--- no soundcards ---\n", "")).isEmpty();
        assertThat(PulseSourceList.read(ToolOutput.of("pactl-refused"))).isEmpty();
    }

    @Test
    void whatALoudspeakerPlaysIsNoMicrophone() throws IOException {
        assertThat(PulseSourceList.read(ToolOutput.of("pactl-sources")))
                .extracting(Device::path)
                .containsExactly(
                        "alsa_input.pci-0000_00_1f.3.analog-stereo",
                        "alsa_input.usb-046d_HD_Pro_Webcam_C920-02.analog-stereo");
    }

    @Test
    void theKernelIsAskedBeforeArecord() throws IOException {
        Probes arecord = (probe, device) ->
                ProbeAnswer.of(probe == Probe.ALSA_DEVICES ? "card 7: Z [Zoom], device 1: USB Audio [USB Audio]" : "");

        assertThat(new SoundDevices(asound.resolve("missing"), arecord).list())
                .extracting(Device::path)
                .containsExactly("hw:7,1");
        Files.writeString(asound.resolve("cards"), ToolOutput.of("asound-cards"));
        Files.writeString(asound.resolve("pcm"), ToolOutput.of("asound-pcm"));
        assertThat(new SoundDevices(asound, arecord).list()).containsExactly(ANALOG, WEBCAM);
    }

    private static Device alsa(String name, String path, String recommended) {
        return new Device(Device.Kind.AUDIO, name, path, recommended, Optional.empty());
    }
}
