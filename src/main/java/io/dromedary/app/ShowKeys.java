package io.dromedary.app;

import io.dromedary.config.ConfigurationException;
import io.dromedary.config.TlsConfig;
import io.dromedary.crypto.SharedKey;
import io.dromedary.keys.AccessKey;
import io.dromedary.keys.KeyFile;
import io.dromedary.keys.KeyFileException;
import io.dromedary.keys.KeyRing;
import io.dromedary.keys.NodeKeys;
import io.dromedary.keys.RefusedKeyException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dromedary keys}: who may watch. Changes the key file; a node that runs takes it over when it starts again. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "List the viewers with a key of their own.",
        footer = {
            "",
            "A node that runs takes changes over when it starts again; POST /keys/add and /keys/revoke do it at once."
        })
final class ShowKeys implements Callable<Integer> {

    private static final String AFTER_START = "A node that runs takes this over when it starts again.";

    private final Program program;

    @Spec
    private @Nullable CommandSpec spec;

    ShowKeys(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws StartFailure, KeyFileException {
        NodeKeys keys = program.keyFile().read().keys();
        keys.named().keySet().forEach(out()::println);
        if (keys.named().isEmpty()) {
            out().println("No viewer has a key of their own; all share the access key.");
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "Make a key for a viewer, and print the link with it.")
    void add(@Parameters(paramLabel = "NAME", description = "1 to 32 of a-z, 0-9 and -") String name)
            throws StartFailure, KeyFileException, RefusedKeyException, ConfigurationException {
        if (!AccessKey.isName(name)) {
            throw new ParameterException(own().commandLine(), "A viewer's name is 1 to 32 of a-z, 0-9 and -.");
        }
        SharedKey key = SharedKey.generate(new SecureRandom());
        String address = address();
        ring().add(new AccessKey(name, key));
        out().println(link(address, key));
        out().println(AFTER_START);
    }

    @Command(mixinStandardHelpOptions = true, description = "Take a viewer's own key away.")
    void revoke(@Parameters(paramLabel = "NAME", description = "whose key") String name)
            throws StartFailure, KeyFileException {
        boolean revoked = ring().revoke(name);
        if (!revoked) {
            throw new StartFailure("There is no viewer with a key of their own of this name.");
        }
        out().println(AFTER_START);
    }

    @Command(mixinStandardHelpOptions = true, description = "Print the link to the page with the access key.")
    void link() throws StartFailure, KeyFileException, ConfigurationException {
        out().println(link(address(), program.keyFile().read().keys().access()));
    }

    private KeyRing ring() throws StartFailure, KeyFileException {
        KeyFile file = program.keyFile();
        return new KeyRing(file, file.read().keys());
    }

    private String address() throws StartFailure, ConfigurationException {
        TlsConfig tls = program.cameras().read().get(0).node().tls();
        return program.settings().address(tls.mode() == TlsConfig.Mode.OFF ? "http" : "https");
    }

    private static String link(String address, SharedKey key) {
        return address + "/#key=" + key.revealBase64Url();
    }

    private CommandSpec own() {
        return Objects.requireNonNull(spec);
    }

    private PrintWriter out() {
        return Program.out(own());
    }
}
