package io.dromedary.app;

import java.io.PrintStream;

/** What the node says to the person who started it, beside its log. */
final class Terminal {

    private static final String ABOUT_THE_KEY =
            "The part after # is the access key. Who has it can watch. It is in keys/keys.json too.\n";

    private final PrintStream out;
    private final PrintStream err;

    Terminal(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Says that the node serves.
     *
     * @param address where
     * @param fingerprint the SHA-256 of the certificate, or empty without TLS
     * @param link the link with the access key, or empty if the keys were made earlier
     */
    void ready(String address, String fingerprint, String link) {
        StringBuilder text = new StringBuilder("Dromedary is ready on " + address + "\n");
        if (!fingerprint.isEmpty()) {
            text.append("Certificate SHA-256 ").append(fingerprint).append('\n');
        }
        if (!link.isEmpty()) {
            text.append("\n  See your camera:  ").append(link).append("\n\n").append(ABOUT_THE_KEY);
        }
        // in one piece: the log writes here too
        out.print(text.toString().replace("\n", System.lineSeparator()));
        out.flush();
    }

    /** Says why the node does not start. */
    void failed(String reason) {
        err.println();
        err.println("Dromedary cannot start.");
        err.println(reason);
        err.flush();
    }
}
