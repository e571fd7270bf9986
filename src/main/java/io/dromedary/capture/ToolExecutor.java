package io.dromedary.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecCommandExecutor;
import org.apache.camel.component.exec.ExecResult;

/**
 * Runs the command of an {@code exec:} step as all other processes are run here: in a session of its own that is killed
 * as a whole at its time limit, with a small environment, and keeping 64 KiB of what it says. Thread-safe.
 *
 * <p>camel-exec's own executor keeps all output in memory and ends only its child: measured in
 * src/docs/decisions/0019-probes-by-exec-routes.md.
 */
public final class ToolExecutor implements ExecCommandExecutor {

    private final Function<String, Optional<Path>> programs;
    private final ProcessIsolation isolation;

    /**
     * Runs tools.
     *
     * @param programs finds the program of a name; nothing for one that may not be run or is not installed
     * @param isolation how to hold it
     */
    public ToolExecutor(Function<String, Optional<Path>> programs, ProcessIsolation isolation) {
        this.programs = programs;
        this.isolation = isolation;
    }

    @Override
    public ExecResult execute(ExecCommand command) throws IOException {
        String name = command.getExecutable();
        Path program = programs.apply(name).orElseThrow(() -> new IOException(name + " is not installed"));
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(command.getArgs());
        Duration limit = Duration.ofMillis(command.getTimeout());
        ShortCommand.Answer answer = answer(program, words, limit);
        if (answer.timedOut()) {
            throw new IOException(program.getFileName() + " did not answer within " + limit.toMillis() + " ms");
        }
        return new ToolResult(command, answer);
    }

    private ShortCommand.Answer answer(Path program, List<String> words, Duration limit) throws IOException {
        try {
            return ShortCommand.run(isolation.wrap(words), limit);
        } catch (IOException e) {
            throw new IOException(program.getFileName() + " failed: " + e.getMessage(), e);
        }
    }
}
