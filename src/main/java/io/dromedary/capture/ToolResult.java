package io.dromedary.capture;

import java.io.InputStream;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecResult;

/**
 * What a tool answered, in the form that {@code exec:} hands on.
 *
 * <p>To Camel it always ended well: for everything else it writes the whole command to the log as an error. Some tools
 * end with 1 when all is well, and that an encoder does not work here is no error either.
 */
public final class ToolResult extends ExecResult {

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String said;

    ToolResult(ExecCommand command, ShortCommand.Answer answer) {
        super(command, InputStream.nullInputStream(), InputStream.nullInputStream(), 0);
        this.exitCode = answer.exitCode();
        this.said = answer.output();
    }

    /**
     * Returns the result of a step whose {@code commandExecutor} is a {@link ToolExecutor}.
     *
     * @throws IllegalArgumentException if the route names another one
     */
    public static ToolResult of(ExecResult result) {
        if (result instanceof ToolResult tool) {
            return tool;
        }
        throw new IllegalArgumentException("the route must name an executor of the node");
    }

    /** Returns 0 if all went well, as a shell reports it. */
    public int exitCode() {
        return exitCode;
    }

    /** Returns the first 64 KiB of what it said. */
    public String said() {
        return said;
    }
}
