package io.dromedary.app;

import io.dromedary.device.DeviceCatalogue;
import io.dromedary.device.DeviceListing;
import io.dromedary.device.DeviceQuery;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dromedary devices}: the devices of this machine, as far as its files tell. */
@Command(
        name = "devices",
        mixinStandardHelpOptions = true,
        description = {
            "List the devices of this machine; what stands after rec goes behind device: in config.yaml.",
            "Formats, and DirectShow's devices, are listed by POST /device of a running node."
        })
final class ShowDevices implements Callable<Integer> {

    private final Program program;

    @Spec
    private @Nullable CommandSpec spec;

    ShowDevices(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws StartFailure {
        DeviceCatalogue catalogue = DeviceParts.fromFiles(program.settings());
        DeviceListing listing = new DeviceListing(catalogue.platform());
        PrintWriter out = Program.out(Objects.requireNonNull(spec));
        out.print(listing.all(catalogue.list(new DeviceQuery("", ""), false)));
        out.flush();
        return 0;
    }
}
