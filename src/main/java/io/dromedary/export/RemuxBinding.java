package io.dromedary.export;

import io.dromedary.capture.ToolResult;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.exec.ExecBinding;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecEndpoint;
import org.apache.camel.component.exec.ExecResult;

/**
 * What {@code exec:} runs for a {@link RemuxTask}: ffmpeg with its words, and nothing else. Reads no header: those of
 * camel-exec can replace the program, its arguments and its folder.
 *
 * <p>Leaves in the body what ffmpeg said, as text: empty if all went well. Thread-safe.
 */
public final class RemuxBinding implements ExecBinding {

    private static final long MAX_MILLIS = 600_000;

    @Override
    public ExecCommand readInput(Exchange exchange, ExecEndpoint endpoint) {
        if (!(exchange.getMessage().getBody() instanceof RemuxTask task)) {
            throw new IllegalArgumentException("only the node itself packs recordings");
        }
        long limit = endpoint.getTimeout() < 1 ? MAX_MILLIS : Math.min(MAX_MILLIS, endpoint.getTimeout());
        return new ExecCommand(
                endpoint.getExecutable(), task.words(), null, limit, Set.of(), null, null, false, LoggingLevel.OFF);
    }

    @Override
    public void writeOutput(Exchange exchange, ExecResult result) {
        ToolResult ffmpeg = ToolResult.of(result);
        boolean failed = ffmpeg.exitCode() != 0;
        exchange.getMessage().setBody(failed ? "ffmpeg ended with " + ffmpeg.exitCode() + ": " + ffmpeg.said() : "");
    }
}
