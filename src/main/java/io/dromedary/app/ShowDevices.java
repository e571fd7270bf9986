package io.dromedary.app;

import io.dromedary.device.DeviceListing;
import io.dromedary.device.VideoDevices;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dromedary devices}: the cameras of this machine, as {@code /device} lists them. */
@Command(
        name = "devices",
        mixinStandardHelpOptions = true,
        description = "List the cameras of this machine; what stands after rec goes behind device: in config.yaml.")
final class ShowDevices implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        String list = new DeviceListing(VideoDevices.ofThisMachine().list()).text("");
        Program.out(Objects.requireNonNull(spec)).print(list);
        Program.out(Objects.requireNonNull(spec)).flush();
    }
}
