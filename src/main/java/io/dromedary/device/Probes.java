package io.dromedary.device;

/** Asks other programs about devices. Thread-safe; each answer comes within a bounded time. */
@FunctionalInterface
public interface Probes {

    /**
     * Asks a program.
     *
     * @param probe what to ask
     * @param device which device the question is about, as the program's last argument: always one that was found on
     *     this machine, never what somebody sent; empty if the question is about none
     */
    ProbeAnswer ask(Probe probe, String device);
}
