package io.dromedary.config;

/** The text is not YAML, or holds what a configuration file must not hold. */
final class BrokenYamlException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    /** Says what is wrong on which line, from 1. */
    BrokenYamlException(int line, String what) {
        super(what);
        this.line = line;
    }

    int line() {
        return line;
    }
}
