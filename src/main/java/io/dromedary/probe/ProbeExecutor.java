package io.dromedary.probe;

import io.dromedary.capture.ProcessIsolation;
import io.dromedary.capture.ShortCommand;
import io.dromedary.device.Probe.Tool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecCommandExecutor;
import org.apache.camel.component.exec.ExecResult;

/**
 * Runs the tools of {@link Tool}, and nothing else, with bounded output; at the time limit all that they started ends
 * too. Thread-safe.
 *
 * <p>camel-exec's own executor keeps all output in memory and ends only its child: measured in
 * src/docs/decisions/0019-probes-by-exec-routes.md.
 */
public final class ProbeExecutor implements ExecCommandExecutor {

    private final Function<Tool, Optional<Path>> tools;
    private final ProcessIsolation isolation;

    /**
     * Runs tools.
     *
     * @param tools finds a tool's program
     * @param isolation how to hold it
     */
    public ProbeExecutor(Function<Tool, Optional<Path>> tools, ProcessIsolation isolation) {
        this.tools = tools;
        this.isolation = isolation;
    }

    @Override
    public ExecResult execute(ExecCommand command) throws IOException {
        String name = command.getExecutable();
        Tool tool = Arrays.stream(Tool.values())
                .filter(known -> known.program().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("a probe may not run " + name));
        Path program = tools.apply(tool).orElseThrow(() -> new IOException(name + " is not installed"));
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(command.getArgs());
        ShortCommand.Answer answer = answer(name, words, Duration.ofMillis(command.getTimeout()));
        InputStream output = new ByteArrayInputStream(answer.output().getBytes(StandardCharsets.UTF_8));
        // the code says nothing (ffmpeg lists devices and then ends with 1), and camel-exec logs any other as an error
        return new ExecResult(command, output, InputStream.nullInputStream(), 0);
    }

    private ShortCommand.Answer answer(String name, List<String> words, Duration limit) throws IOException {
        try {
            ShortCommand.Answer answer = ShortCommand.run(isolation.wrap(words), limit);
            if (!answer.timedOut()) {
                return answer;
            }
        } catch (IOException e) {
            throw new IOException(name + " failed: " + e.getMessage(), e);
        }
        throw new IOException(name + " did not answer within " + limit.toMillis() + " ms");
    }
}
