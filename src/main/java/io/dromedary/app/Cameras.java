package io.dromedary.app;

import io.dromedary.config.CameraConfig;
import io.dromedary.config.CameraFile;
import io.dromedary.config.ConfigurationException;
import io.dromedary.config.NodeConfig;
import io.dromedary.config.SealedFolder;
import io.dromedary.control.CameraSwitch;
import io.dromedary.delivery.SessionLimits;
import io.dromedary.http.NoSuchCameraException;
import io.dromedary.live.Audience;
import io.dromedary.live.Audiences;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cameras as they are configured now, each with its audience and its capture.
 *
 * <p>Thread-safe: one change at a time, readers never wait.
 */
final class Cameras implements CameraSwitch {

    private static final Logger LOG = LoggerFactory.getLogger(Cameras.class);

    private final SealedFolder folder;
    private final Audiences audiences;
    private final CaptureRoutes routes;
    private final CameraRecordings recordings;
    private final List<Consumer<NodeConfig>> listeners = new CopyOnWriteArrayList<>();
    private volatile SortedMap<String, CameraConfig> configured = new TreeMap<>();
    private volatile @Nullable NodeConfig node;

    Cameras(SealedFolder folder, Audiences audiences, CaptureRoutes routes, CameraRecordings recordings) {
        this.folder = folder;
        this.audiences = audiences;
        this.routes = routes;
        this.recordings = recordings;
    }

    /** Reads the configuration for the first time, and finishes a rotation of the key that was cut off. */
    synchronized void load() throws ConfigurationException {
        try {
            folder.settle();
        } catch (IOException e) {
            LOG.warn("A rotation of the access key is not finished on disk: {}", e.toString());
        }
        configured = read();
        recordings.take(configured.values());
        configured.forEach((name, camera) -> audiences.open(name, camera.input().fps()));
    }

    /** Returns what the default camera's file says about the node. To be asked once {@link #load} has returned. */
    NodeConfig node() {
        return Objects.requireNonNull(node, "the configuration is loaded first");
    }

    /** Has {@code listener} told what the default camera's file says about the node, each time it is applied. */
    void onApplied(Consumer<NodeConfig> listener) {
        listeners.add(listener);
    }

    /** Returns a camera's configuration, or nothing if there is no such camera. */
    Optional<CameraConfig> config(String camera) {
        return Optional.ofNullable(configured.get(camera));
    }

    /** Returns the names of all cameras, in order. */
    List<String> names() {
        return List.copyOf(configured.keySet());
    }

    /** Returns what a viewer of a camera may take. */
    SessionLimits viewerLimits(String camera, SessionLimits usual) {
        return config(camera)
                .map(CameraConfig::viewers)
                .map(viewers -> usual.of(viewers.silence(), viewers.capacity()))
                .orElse(usual);
    }

    /**
     * Makes the route of every camera.
     *
     * @param running whether they start now, or wait for the first start command
     */
    synchronized void begin(boolean running) {
        for (String camera : names()) {
            routes.add(camera);
            if (running) {
                routes.start(camera);
            } else {
                audiences.of(camera).ifPresent(Audience::stop);
            }
        }
    }

    @Override
    public synchronized void start(String camera) throws NoSuchCameraException {
        require(camera).start();
        routes.start(camera);
    }

    @Override
    public synchronized void stop(String camera) throws NoSuchCameraException {
        Audience audience = require(camera);
        routes.stop(camera);
        audience.stop();
    }

    @Override
    public synchronized void applyConfiguration() throws ConfigurationException {
        SortedMap<String, CameraConfig> fresh = read();
        SortedMap<String, CameraConfig> old = configured;
        configured = fresh;
        recordings.take(fresh.values());
        TreeSet<String> gone = new TreeSet<>(old.keySet());
        gone.removeAll(fresh.keySet());
        gone.forEach(this::remove);
        fresh.forEach((name, camera) -> takeOver(camera, old.get(name)));
        listeners.forEach(listener -> listener.accept(node()));
        LOG.info("The configuration was applied: {}", String.join(", ", fresh.keySet()));
    }

    /**
     * A camera whose configuration is what it was goes on untouched. One that changed begins anew, and keeps its
     * viewers: they go on with a new init segment.
     */
    private void takeOver(CameraConfig camera, @Nullable CameraConfig old) {
        Audience audience = audiences.open(camera.name(), camera.input().fps());
        if (camera.equals(old) && !audience.isStopped()) {
            return;
        }
        audience.start();
        if (old == null) {
            routes.add(camera.name());
        } else {
            routes.stop(camera.name());
        }
        routes.start(camera.name());
    }

    private void remove(String camera) {
        routes.remove(camera);
        audiences.close(camera);
    }

    private Audience require(String camera) throws NoSuchCameraException {
        return audiences.of(camera).orElseThrow(NoSuchCameraException::new);
    }

    private SortedMap<String, CameraConfig> read() throws ConfigurationException {
        List<CameraFile> files = folder.readAndSeal();
        for (CameraFile file : files) {
            if (!file.withoutEffect().isEmpty()) {
                LOG.info("{}: has no effect: {}", file.file(), String.join(", ", file.withoutEffect()));
            }
        }
        node = files.get(0).node();
        Map<String, CameraConfig> byName = files.stream()
                .map(CameraFile::camera)
                .collect(Collectors.toMap(CameraConfig::name, Function.identity()));
        return new TreeMap<>(byName);
    }
}
