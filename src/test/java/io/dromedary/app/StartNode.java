package io.dromedary.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Lets tests of other packages start a node in their own process. */
public final class StartNode {

    private StartNode() {}

    /**
     * Starts a node and returns when it serves.
     *
     * @param home the folder with {@code routes}, {@code config} and {@code keys}
     * @param environment what the node takes for its environment
     */
    public static Node in(Path home, Map<String, String> environment, Clock clock) throws StartFailure {
        return Node.start(NodeSettings.read(home, environment), clock, log -> {});
    }
}
