package io.dromedary.app;

import io.dromedary.config.CameraFolder;
import io.dromedary.config.ConfigurationException;
import io.dromedary.config.ConfigurationProblem;
import io.dromedary.crypto.SharedKey;
import io.dromedary.keys.KeyFile;
import io.dromedary.keys.KeyFileException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What can be asked of the program in a terminal, and where the files are that it is about. One thread. */
@Command(
        name = "dromedary",
        mixinStandardHelpOptions = true,
        versionProvider = Program.Version.class,
        description = "A private camera node. Without a word it runs: the same as `dromedary run`.",
        footer = {
            "",
            "Leaves with 0 when all is well, with 1 if what was asked for cannot be done, with 2 if it was not understood."
        })
final class Program implements Callable<Integer> {

    private final Map<String, String> environment;
    private final NodeProgram node;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The folder with routes, config and keys; without it, the working folder or DROMEDARY_HOME.")
    private Path home;

    private Program(Path home, Map<String, String> environment, NodeProgram node) {
        this.home = home;
        this.environment = environment;
        this.node = node;
    }

    /**
     * Makes the reader of the command line.
     *
     * @param home the folder that {@code --home} replaces
     * @param environment the environment's variables
     * @param node what {@code run} starts
     */
    static CommandLine commandLine(Path home, Map<String, String> environment, NodeProgram node) {
        Program program = new Program(home, environment, node);
        return new CommandLine(program)
                .addSubcommand(new RunNode(program))
                .addSubcommand(new CheckFiles(program))
                .addSubcommand(new ConvertFiles(program))
                .addSubcommand(new ShowKeys(program))
                .addSubcommand(new ShowDevices(program))
                .setExecutionExceptionHandler((failure, line, parsed) -> explain(failure, line.getErr()));
    }

    @Override
    public Integer call() throws InterruptedException {
        return node.run(home);
    }

    /** Returns the node's settings. */
    NodeSettings settings() throws StartFailure {
        return NodeSettings.read(home, environment);
    }

    /** Returns the configuration's folder, whose encrypted files open with the key of the key file, if there is one. */
    CameraFolder cameras() throws StartFailure {
        return opened(settings().cameras());
    }

    /** Returns a folder whose encrypted files open with the key of the key file, if there is one. */
    CameraFolder opened(CameraFolder folder) throws StartFailure {
        Optional<SharedKey> key = accessKey();
        return folder.openedWith(() -> key);
    }

    /** Returns the file with the keys. */
    KeyFile keyFile() throws StartFailure {
        return new KeyFile(settings().keyFile());
    }

    /** Tells of problems as compilers do: {@code FILE:LINE: REASON}. */
    static void print(ConfigurationException faulty, PrintWriter out) {
        for (ConfigurationProblem problem : faulty.problems()) {
            String place = problem.line() > 0 ? ":" + problem.line() : "";
            out.println(problem.file() + place + ": " + problem.reason());
        }
    }

    private Optional<SharedKey> accessKey() throws StartFailure {
        if (!Files.exists(settings().keyFile())) {
            return Optional.empty();
        }
        try {
            return Optional.of(keyFile().read().keys().access());
        } catch (KeyFileException unusable) {
            throw new StartFailure(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    /** An operator gets the reason, not the place in the code. */
    private static int explain(Exception failure, PrintWriter err) {
        if (failure instanceof ConfigurationException faulty) {
            print(faulty, err);
        } else {
            err.println(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        }
        return 1;
    }

    /** The version of the package, which only a package knows. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String packed = Program.class.getPackage().getImplementationVersion();
            return new String[] {"Dromedary " + (packed == null ? "from its sources" : packed)};
        }
    }

    /** Returns where a subcommand writes its answer. */
    static PrintWriter out(CommandSpec spec) {
        return spec.commandLine().getOut();
    }

    /** {@code dromedary run}. */
    @Command(name = "run", mixinStandardHelpOptions = true, description = "Run the node until it is told to end.")
    private record RunNode(Program program) implements Callable<Integer> {

        @Override
        public Integer call() throws InterruptedException {
            return program.call();
        }
    }
}
