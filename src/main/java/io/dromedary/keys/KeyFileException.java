package io.dromedary.keys;

import java.io.IOException;
import java.nio.file.Path;

/** The key file cannot be used as it is. The message names the file and what to do, and never holds a key. */
public final class KeyFileException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Says which file, and what is wrong with it. */
    KeyFileException(Path file, String what) {
        super(file + " " + what);
    }

    /** Says which file, what failed, and why the machine says it failed. */
    KeyFileException(Path file, String what, IOException cause) {
        super("%s %s (%s: %s)".formatted(file, what, cause.getClass().getSimpleName(), cause.getMessage()), cause);
    }
}
