package io.dromedary.probe;

import io.dromedary.capture.ToolResult;
import io.dromedary.device.ProbeAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.exec.ExecBinding;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecEndpoint;
import org.apache.camel.component.exec.ExecResult;

/**
 * Makes the command of the route's own words and, as the last argument, the device that the node found. Reads no
 * header: those of camel-exec can replace the program, its arguments and its folder.
 *
 * <p>The answer becomes the body, a {@link ProbeAnswer}. Thread-safe.
 */
public final class ProbeBinding implements ExecBinding {

    private static final long MAX_MILLIS = 10_000;

    @Override
    public ExecCommand readInput(Exchange exchange, ExecEndpoint endpoint) {
        if (!(exchange.getMessage().getBody() instanceof FoundDevice device)) {
            throw new IllegalArgumentException("a probe is asked by the node itself, not by a message");
        }
        List<String> words = new ArrayList<>(words(endpoint));
        if (!device.argument().isEmpty()) {
            words.add(device.argument());
        }
        // camel-exec's own default is to wait for ever
        long limit = Math.min(Math.max(1, endpoint.getTimeout()), MAX_MILLIS);
        return new ExecCommand(
                endpoint.getExecutable(), words, null, limit, Set.of(), null, null, false, LoggingLevel.OFF);
    }

    @Override
    public void writeOutput(Exchange exchange, ExecResult result) {
        exchange.getMessage().setBody(ProbeAnswer.of(ToolResult.of(result).said()));
    }

    /** Words are separated by single spaces; no word of a probe needs one inside. */
    private static List<String> words(ExecEndpoint endpoint) {
        String words = endpoint.getArgs();
        return words == null || words.isBlank()
                ? List.of()
                : List.of(words.strip().split(" +"));
    }
}
