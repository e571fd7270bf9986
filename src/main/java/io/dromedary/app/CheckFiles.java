package io.dromedary.app;

import io.dromedary.config.CameraFile;
import io.dromedary.config.CameraFolder;
import io.dromedary.config.ConfigurationException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dromedary check}: looks for mistakes in configuration files, and starts nothing. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Look for mistakes in the configuration, without starting; each is told as FILE:LINE: REASON.")
final class CheckFiles implements Callable<Integer> {

    private final Program program;

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description =
                    "A folder with config.yaml and cameras/, or a default camera's file; without it, the node's own.")
    private @Nullable Path path;

    @Spec
    private @Nullable CommandSpec spec;

    CheckFiles(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws StartFailure {
        PrintWriter out = Program.out(Objects.requireNonNull(spec));
        CameraFolder folder = path == null ? program.cameras() : program.opened(CameraFolder.named(path));
        try {
            List<CameraFile> cameras = folder.read();
            cameras.forEach(file -> tell(file, out));
            return 0;
        } catch (ConfigurationException faulty) {
            Program.print(faulty, out);
            return 1;
        }
    }

    private static void tell(CameraFile file, PrintWriter out) {
        String verdict = Files.exists(file.file()) ? ": no mistake in " : ": the defaults, there is no ";
        out.println("camera " + file.camera().name() + verdict + file.file());
        if (!file.withoutEffect().isEmpty()) {
            out.println("  without effect: " + String.join(", ", file.withoutEffect()));
        }
    }
}
