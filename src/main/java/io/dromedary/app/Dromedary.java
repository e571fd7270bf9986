package io.dromedary.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;

/** The program: starts a node, says where it is, and stops it in order when it is asked to. */
public final class Dromedary {

    private static final int FAILED = 1;

    private Dromedary() {}

    /** Runs until the process is told to end. Leaves with 1 if the node cannot start. */
    public static void main(String[] arguments) throws InterruptedException {
        Terminal terminal = new Terminal(standardOut(), standardError());
        try {
            NodeSettings settings = NodeSettings.read(Path.of(""), System.getenv());
            Node node = Node.start(settings, Clock.system(ZoneId.systemDefault()));
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node, stopped), "shutdown"));
            terminal.ready(node.address(), node.fingerprint(), node.firstRunLink());
            stopped.await();
        } catch (StartFailure e) {
            terminal.failed(String.valueOf(e.getMessage()));
            Runtime.getRuntime().halt(FAILED);
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
