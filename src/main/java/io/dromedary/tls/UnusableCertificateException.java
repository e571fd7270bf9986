package io.dromedary.tls;

import java.nio.file.Path;

/** A certificate cannot be used. The message says which file, why and what to do, and never holds a secret. */
public final class UnusableCertificateException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong. */
    UnusableCertificateException(String what) {
        super(what);
    }

    /** Says what is wrong with which file. No cause is kept: its message might quote the file. */
    UnusableCertificateException(Path file, String what) {
        super(file + " " + what);
    }
}
