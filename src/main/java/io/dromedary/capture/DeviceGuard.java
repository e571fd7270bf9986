package io.dromedary.capture;

/** Knows who owns which device. Thread-safe. */
@FunctionalInterface
public interface DeviceGuard {

    /**
     * Makes a device a camera's own, until its capture is stopped. Called before each start; a camera that owns the
     * device already may go on.
     *
     * @throws CaptureRefusedException if somebody else owns it; the message says who
     */
    void claim(String camera, CaptureDevice device) throws CaptureRefusedException;
}
