package io.dromedary.capture;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what a route fails at, and says so once in ten seconds at most. Used by the camera's own thread. */
final class RouteFailures {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFailures.class);
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final String camera;
    private final CaptureStatus status;
    private long sinceLogged;
    private long lastLogged = System.nanoTime() - QUIET.toNanos();

    RouteFailures(String camera, CaptureStatus status) {
        this.camera = camera;
        this.status = status;
    }

    void add(Exception failure) {
        status.routeFailed();
        sinceLogged++;
        long now = System.nanoTime();
        if (now - lastLogged >= QUIET.toNanos()) {
            LOG.warn("{}: the route failed at {} part(s), last with:", camera, sinceLogged, failure);
            lastLogged = now;
            sinceLogged = 0;
        }
    }
}
