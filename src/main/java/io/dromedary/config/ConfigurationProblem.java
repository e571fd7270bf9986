package io.dromedary.config;

import java.nio.file.Path;

/**
 * One fault in a configuration file.
 *
 * @param file which file
 * @param line which line, from 1; 0 if it is about the whole file
 * @param reason what is wrong, as a whole sentence without a full stop
 */
public record ConfigurationProblem(Path file, int line, String reason) {

    /** Returns {@code FILE, line N: REASON}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ", line " + line : "") + ": " + reason;
    }
}
