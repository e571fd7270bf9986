package io.dromedary.live;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The audience of each camera, by the camera's name. Thread-safe. */
public final class Audiences {

    private final SortedMap<String, Audience> byCamera = new ConcurrentSkipListMap<>();

    /** Returns the audience of a camera, or nothing if there is no such camera. */
    public Optional<Audience> of(String camera) {
        return Optional.ofNullable(byCamera.get(camera));
    }

    /** Makes room for a camera's viewers, or tells its audience the configured rate if there is one. */
    public Audience open(String camera, int configuredFps) {
        Audience audience = byCamera.computeIfAbsent(camera, name -> new Audience(configuredFps));
        audience.configuredFps(configuredFps);
        return audience;
    }

    /** Sends the viewers of a camera away, since there is no such camera any more. */
    public void close(String camera) {
        Optional.ofNullable(byCamera.remove(camera)).ifPresent(Audience::stop);
    }

    /** Returns all audiences. */
    public Collection<Audience> all() {
        return byCamera.values();
    }
}
