package io.dromedary.app;

import io.dromedary.log.LogSetup;
import io.dromedary.upgrade.ShippedFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program: starts a node, says where it is, and stops it in order when it is asked to. */
public final class Dromedary {

    private static final Logger LOG = LoggerFactory.getLogger(Dromedary.class);
    private static final int FAILED = 1;

    private Dromedary() {}

    /** Runs until the process is told to end. Leaves with 1 if the node cannot start. */
    public static void main(String[] arguments) throws InterruptedException {
        Terminal terminal = new Terminal(standardOut(), standardError());
        LogSetup log = LogSetup.waiting();
        try {
            Path home = Path.of(System.getProperty("dromedary.home", ""));
            renew(home);
            NodeSettings settings = NodeSettings.read(home, System.getenv());
            Node node = Node.start(settings, Clock.system(ZoneId.systemDefault()), chosen -> log.apply(chosen, home));
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node, stopped), "shutdown"));
            terminal.ready(node.address(), node.fingerprint(), node.firstRunLink());
            stopped.await();
        } catch (StartFailure e) {
            terminal.failed(String.valueOf(e.getMessage()));
            Runtime.getRuntime().halt(FAILED);
        }
    }

    /** A home may be older than the package that runs in it. */
    private static void renew(Path home) throws StartFailure {
        String packed = System.getProperty("dromedary.package", "");
        if (packed.isEmpty()) {
            return;
        }
        try {
            ShippedFiles.bringTo(Path.of(packed), home).forEach(LOG::info);
        } catch (IOException e) {
            throw new StartFailure("The routes of this package cannot be brought to " + home + ": " + e, e);
        }
    }

    private static void stop(Node node, CountDownLatch stopped) {
        node.close();
        stopped.countDown();
    }

    @SuppressWarnings("SystemOut") // the one place from which the program speaks to its operator
    private static PrintStream standardOut() {
        return System.out;
    }

    private static PrintStream standardError() {
        return System.err;
    }
}
