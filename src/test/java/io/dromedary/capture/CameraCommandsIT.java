package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dromedary.config.CameraConfig;
import io.dromedary.config.InputConfig;
import io.dromedary.config.Platform;
import io.dromedary.fragment.Codec;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class CameraCommandsIT {

    private static final DeviceGuard UNGUARDED = (camera, device) -> {};

    private final FfmpegFinder finder = FfmpegFinder.ofThisMachine();

    private static EncoderProbes untried() {
        Function<EncoderTrial, EncoderVerdict> runner = trial -> EncoderVerdict.bad("no trial is expected here");
        return new EncoderProbes(runner, new EncoderMemory(Path.of("missing.json"), Clock.systemUTC()));
    }

    private static CameraConfig withDevice(String device) {
        CameraConfig camera = Cameras.camera(Codec.H264);
        InputConfig input = new InputConfig(Platform.LINUX, device, 320, 240, 30, "256M", 512, true, "");
        return Cameras.camera(input, camera.encoding());
    }

    @Test
    void autoIsTheFirstDeviceElseTheTestPicture() throws Exception {
        CameraConfig camera = withDevice("auto");

        assertThat(new CameraCommands(
                                name -> Optional.of(camera),
                                () -> Optional.of("/dev/video3"),
                                finder,
                                UNGUARDED,
                                untried())
                        .commandFor("main")
                        .arguments())
                .containsSubsequence("-f", "v4l2", "-i", "/dev/video3");
        assertThat(new CameraCommands(name -> Optional.of(camera), Optional::empty, finder, UNGUARDED, untried())
                        .commandFor("main")
                        .arguments())
                .containsSubsequence("-f", "lavfi", "-i", "testsrc2=size=320x240:rate=30");
    }

    @Test
    void eachCallReadsTheConfigurationAnew() throws Exception {
        AtomicReference<CameraConfig> current = new AtomicReference<>(withDevice("/dev/video0"));
        CameraCommands commands = new CameraCommands(
                name -> Optional.ofNullable(current.get()), Optional::empty, finder, UNGUARDED, untried());

        assertThat(commands.commandFor("main").arguments()).contains("/dev/video0");
        current.set(withDevice("/dev/video1"));
        assertThat(commands.commandFor("main").arguments()).contains("/dev/video1");
    }

    @Test
    void aCameraThatIsNotConfiguredIsRefused() {
        CameraCommands commands =
                new CameraCommands(name -> Optional.empty(), Optional::empty, finder, UNGUARDED, untried());

        assertThatThrownBy(() -> commands.commandFor("shed"))
                .isInstanceOf(CaptureRefusedException.class)
                .hasMessageContaining("shed");
    }
}
