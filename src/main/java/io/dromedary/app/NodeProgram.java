package io.dromedary.app;

import io.dromedary.log.LogSetup;
import io.dromedary.upgrade.ShippedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a node, says where it is, and stops it in order when the process is asked to end. */
final class NodeProgram {

    private static final Logger LOG = LoggerFactory.getLogger(NodeProgram.class);

    private final Terminal terminal;

    NodeProgram(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Runs until the process is told to end.
     *
     * @param home the folder with routes, config and keys
     * @return the process's status: 0, or 1 if the node cannot start
     */
    int run(Path home) throws InterruptedException {
        LogSetup log = LogSetup.waiting();
        try {
            renew(home);
            NodeSettings settings = NodeSettings.read(home, System.getenv());
            Node node = Node.start(settings, Clock.system(ZoneId.systemDefault()), chosen -> log.apply(chosen, home));
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node, stopped), "shutdown"));
            terminal.ready(node.address(), node.fingerprint(), node.firstRunLink());
            stopped.await();
            return 0;
        } catch (StartFailure e) {
            terminal.failed(String.valueOf(e.getMessage()));
            return 1;
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
}
