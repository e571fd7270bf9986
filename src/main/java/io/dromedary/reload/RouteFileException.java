package io.dromedary.reload;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A route file cannot be used. The message is for the person who edits it: file, line, reason in plain words. */
public final class RouteFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final String reason;

    /** Says that {@code file} cannot be used, without a line. */
    public RouteFileException(String file, String reason) {
        this(file, OptionalInt.empty(), reason, null);
    }

    /**
     * Says that {@code file} cannot be used.
     *
     * @param file the file's name within the routes folder
     * @param line where, from 1; empty if no line is to blame
     * @param reason one sentence without a full stop
     * @param cause for the debug log; may be null
     */
    public RouteFileException(String file, OptionalInt line, String reason, @Nullable Throwable cause) {
        super(where(file, line) + ": " + reason, cause);
        this.file = file;
        this.line = line.orElse(0);
        this.reason = reason;
    }

    /** The file's name within the routes folder. */
    public String file() {
        return file;
    }

    /** The line, from 1; empty if no line is to blame. */
    public OptionalInt line() {
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }

    /** What is wrong, without the file and the line. */
    public String reason() {
        return reason;
    }

    private static String where(String file, OptionalInt line) {
        return line.isPresent() ? file + ", line " + line.getAsInt() : file;
    }
}
