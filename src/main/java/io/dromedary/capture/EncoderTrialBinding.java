package io.dromedary.capture;

import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.exec.ExecBinding;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecEndpoint;
import org.apache.camel.component.exec.ExecResult;

/**
 * What {@code exec:} runs for an {@link EncoderTrial}: its ffmpeg with its arguments, and nothing else.
 *
 * <p>Camel's own binding takes program, arguments, folder and time limit out of message headers, so that whoever can
 * set a header runs any program. This one reads the body alone, and only a body that the node itself has made.
 */
public final class EncoderTrialBinding implements ExecBinding {

    private static final long LIMIT_MILLIS = 5000;

    @Override
    public ExecCommand readInput(Exchange exchange, ExecEndpoint endpoint) {
        if (!(exchange.getMessage().getBody() instanceof EncoderTrial trial)) {
            throw new IllegalArgumentException("only the node itself tries encoders");
        }
        long limit = endpoint.getTimeout() < 1 ? LIMIT_MILLIS : Math.min(LIMIT_MILLIS, endpoint.getTimeout());
        return new ExecCommand(
                trial.ffmpeg().path().toString(),
                trial.arguments(),
                null,
                limit,
                Set.of(),
                null,
                null,
                false,
                LoggingLevel.OFF);
    }

    /** Leaves an {@link EncoderVerdict} in the body. */
    @Override
    public void writeOutput(Exchange exchange, ExecResult result) {
        exchange.getMessage().setBody(verdict(ToolResult.of(result)));
    }

    private static EncoderVerdict verdict(ToolResult trial) {
        if (trial.exitCode() == 0) {
            return EncoderVerdict.GOOD;
        }
        List<String> lines = trial.said().lines().toList();
        return EncoderVerdict.bad(EncoderComplaint.in(lines).orElse("ffmpeg ended with code " + trial.exitCode()));
    }
}
