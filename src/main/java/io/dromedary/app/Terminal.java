package io.dromedary.app;

import java.io.PrintStream;

/** What the node says to the person who started it, beside its log. */
final class Terminal {

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
        out.println("Dromedary is ready on " + address);
        if (!fingerprint.isEmpty()) {
            out.println("Certificate SHA-256 " + fingerprint);
        }
        if (!link.isEmpty()) {
            out.println();
            out.println("  See your camera:  " + link);
            out.println();
            out.println("The part after # is the access key. Who has it can watch. It is in keys/keys.json too.");
        }
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
