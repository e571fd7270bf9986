package io.dromedary.device;

import java.util.Optional;

/**
 * What a program said about devices.
 *
 * @param text its output, standard output and standard error together; bounded, possibly cut or empty
 * @param problem why there is no trustworthy answer, in a sentence for an operator
 */
public record ProbeAnswer(String text, Optional<String> problem) {

    /** The program answered. */
    public static ProbeAnswer of(String text) {
        return new ProbeAnswer(text, Optional.empty());
    }

    /** The program is missing, failed, or took too long. */
    public static ProbeAnswer failed(String problem) {
        return new ProbeAnswer("", Optional.of(problem));
    }
}
