package io.dromedary.capture;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecCommandExecutor;
import org.apache.camel.component.exec.ExecResult;

/**
 * Runs the command of an {@code exec:} step as all other processes are run here: in a session of its own that is killed
 * as a whole, with a small environment, and keeping 64 KiB of what it says.
 *
 * <p>Camel's own executor ends the child alone, and keeps all that is said.
 */
public final class EncoderTrialExecutor implements ExecCommandExecutor {

    private final ProcessIsolation isolation;

    /** Puts {@code isolation} before each command. */
    public EncoderTrialExecutor(ProcessIsolation isolation) {
        this.isolation = isolation;
    }

    @Override
    public ExecResult execute(ExecCommand command) throws IOException {
        List<String> words = new ArrayList<>(List.of(command.getExecutable()));
        words.addAll(command.getArgs());
        Duration limit = Duration.ofMillis(command.getTimeout());
        long begin = System.nanoTime();
        ShortCommand.Answer answer = ShortCommand.run(isolation.wrap(words), limit);
        if (System.nanoTime() - begin >= limit.toNanos()) {
            throw new IOException("it did not answer within " + limit.toSeconds() + " s");
        }
        return new EncoderTrialResult(command, answer.exitCode(), answer.output());
    }
}
