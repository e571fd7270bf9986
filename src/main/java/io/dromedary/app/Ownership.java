package io.dromedary.app;

import io.dromedary.capture.CaptureDevice;
import io.dromedary.capture.CaptureRefusedException;
import io.dromedary.capture.DeviceGuard;
import io.dromedary.capture.ProcessIsolation;
import io.dromedary.ownership.DeviceClaims;
import io.dromedary.ownership.HeldException;
import io.dromedary.ownership.HomeLock;
import io.dromedary.ownership.NodeRuns;
import io.dromedary.ownership.RuntimeFolder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** What this node owns: its folder, its devices and its children. */
final class Ownership implements DeviceGuard, AutoCloseable {

    private final HomeLock home;
    private final NodeRuns runs;
    private final DeviceClaims devices;

    private Ownership(HomeLock home, NodeRuns runs, DeviceClaims devices) {
        this.home = home;
        this.runs = runs;
        this.devices = devices;
    }

    /**
     * Takes the node's folder, and ends what nodes that died have left behind.
     *
     * @throws StartFailure if another node runs in this folder
     */
    static Ownership take(NodeSettings settings, Clock clock) throws StartFailure {
        try {
            HomeLock home = HomeLock.take(settings.home(), clock);
            Optional<Path> folder = RuntimeFolder.of(settings.environment());
            NodeRuns runs = new NodeRuns(folder, ProcessIsolation.MARK, new SecureRandom());
            runs.endStrays();
            runs.begin();
            return new Ownership(home, runs, new DeviceClaims(folder, settings.home(), clock));
        } catch (HeldException e) {
            throw new StartFailure(e.getMessage() + ". Stop that node, or give this one a folder of its own.", e);
        }
    }

    /** Returns what the children of this run carry. */
    String mark() {
        return runs.mark();
    }

    /** Only devices of this machine have one owner; whoever serves a file or an address serves many. */
    @Override
    public void claim(String camera, CaptureDevice device) throws CaptureRefusedException {
        try {
            switch (device.kind()) {
                case V4L2, DSHOW -> devices.claim(camera, device.name());
                case TEST, FILE, RTSP, HTTP -> devices.release(camera);
            }
        } catch (HeldException e) {
            throw new CaptureRefusedException(String.valueOf(e.getMessage()));
        }
    }

    void release(String camera) {
        devices.release(camera);
    }

    Optional<String> deviceOf(String camera) {
        return devices.ownedBy(camera);
    }

    /** Gives all back; to be called when no child runs any more. */
    @Override
    public void close() {
        devices.close();
        runs.close();
        home.close();
    }
}
