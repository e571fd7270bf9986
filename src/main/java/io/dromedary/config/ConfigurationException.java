package io.dromedary.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. Holds all that is wrong, so that an operator repairs it in one go. */
public final class ConfigurationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<ConfigurationProblem> problems;

    /** Reports these problems, one on each line of the message. */
    ConfigurationException(List<ConfigurationProblem> problems) {
        super(problems.stream().map(ConfigurationProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Returns what is wrong, file by file and line by line; never empty. */
    public List<ConfigurationProblem> problems() {
        return problems;
    }
}
