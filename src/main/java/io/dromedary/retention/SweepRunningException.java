package io.dromedary.retention;

/** A sweep is asked for while another one runs. */
public final class SweepRunningException extends Exception {

    private static final long serialVersionUID = 1L;
}
