package io.dromedary.app;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/** Where the program begins: runs a node, or does one of the small things that {@code dromedary --help} lists. */
public final class Dromedary {

    private Dromedary() {}

    /** Leaves with 0 when all is well, with 1 if what was asked for cannot be done, with 2 if it was not understood. */
    public static void main(String[] arguments) throws InterruptedException {
        Path home = Path.of(System.getProperty("dromedary.home", ""));
        NodeProgram node = new NodeProgram(new Terminal(standardOut(), standardError()));
        // the usual way does not wait for the classes that read the command line
        int status = isUsual(arguments)
                ? node.run(home)
                : Program.commandLine(home, System.getenv(), node)
                        .setOut(writer(standardOut()))
                        .setErr(writer(standardError()))
                        .execute(arguments);
        if (status != 0) {
            Runtime.getRuntime().halt(status);
        }
    }

    private static boolean isUsual(String[] arguments) {
        return arguments.length == 0 || List.of(arguments).equals(List.of("run"));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, Charset.defaultCharset());
    }

    @SuppressWarnings("SystemOut") // the one place from which the program speaks to its operator
    private static PrintStream standardOut() {
        return System.out;
    }

    private static PrintStream standardError() {
        return System.err;
    }
}
