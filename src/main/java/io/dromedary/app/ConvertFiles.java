package io.dromedary.app;

import io.dromedary.config.CameraFolder;
import io.dromedary.config.CameraSchema;
import io.dromedary.config.ConfigurationException;
import io.dromedary.config.SealedFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dromedary config}: turns configuration files into encrypted ones and back, and shows their schema. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "encrypt | decrypt | schema",
        description = "Encrypt the configuration files with the access key, decrypt them, or show their JSON schema.")
final class ConvertFiles implements Runnable {

    private final Program program;

    @Spec
    private @Nullable CommandSpec spec;

    ConvertFiles(Program program) {
        this.program = program;
    }

    @Override
    public void run() {
        CommandSpec own = Objects.requireNonNull(spec);
        throw new ParameterException(own.commandLine(), "What of encrypt, decrypt and schema?");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Encrypt all configuration files with the access key, as TinyCam does.")
    void encrypt() throws StartFailure, ConfigurationException, IOException {
        program.keyFile().read();
        tell("encrypted", new SealedFolder(program.cameras(), new SecureRandom()).seal());
    }

    @Command(mixinStandardHelpOptions = true, description = "Put the plain text in the place of all encrypted files.")
    void decrypt() throws StartFailure, ConfigurationException, IOException {
        CameraFolder folder = program.cameras();
        tell("decrypted", new SealedFolder(folder, new SecureRandom()).open());
        if (folder.read().get(0).node().encryption().save()) {
            out().println("saveEncryptedConfig is true: the node encrypts them again when it reads them next.");
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Show the JSON schema of the configuration files.")
    void schema() {
        out().print(new CameraSchema().json());
        out().flush();
    }

    private void tell(String what, List<Path> files) {
        files.forEach(file -> out().println(what + ": " + file));
        if (files.isEmpty()) {
            out().println("nothing to do: no file that is not " + what + " already");
        }
    }

    private PrintWriter out() {
        return Program.out(Objects.requireNonNull(spec));
    }
}
