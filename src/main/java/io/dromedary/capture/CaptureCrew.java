package io.dromedary.capture;

/**
 * Those a capture works with, the same for all cameras and all Camel contexts.
 *
 * @param source says what to run
 * @param states where each capture's state is kept
 * @param listener hears of starts and ends
 * @param isolation what is put before the command line
 */
public record CaptureCrew(
        CaptureSource source, CaptureStates states, CaptureListener listener, ProcessIsolation isolation) {}
