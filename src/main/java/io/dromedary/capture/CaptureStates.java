package io.dromedary.capture;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How each camera's capture is doing, for those who report it. Any thread may ask. One entry for each camera started.
 */
public final class CaptureStates {

    private final Clock clock;
    private final Map<String, CaptureStatus> byCamera = new ConcurrentHashMap<>();

    /** Tells the time of each change by {@code clock}. */
    public CaptureStates(Clock clock) {
        this.clock = clock;
    }

    /** Returns how a camera's capture is doing, or empty if its route was never started. */
    public Optional<CaptureState> of(String camera) {
        return Optional.ofNullable(byCamera.get(camera)).map(CaptureStatus::state);
    }

    /** Returns how all captures are doing that were ever started, by name. */
    public List<CaptureState> all() {
        return byCamera.values().stream()
                .map(CaptureStatus::state)
                .sorted(Comparator.comparing(CaptureState::camera))
                .toList();
    }

    /** Begins a new record for a camera whose route starts. */
    CaptureStatus begin(String camera) {
        CaptureStatus status = new CaptureStatus(camera, clock);
        byCamera.put(camera, status);
        return status;
    }
}
