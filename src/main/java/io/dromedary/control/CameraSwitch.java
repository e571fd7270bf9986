package io.dromedary.control;

import io.dromedary.config.ConfigurationException;
import io.dromedary.http.NoSuchCameraException;

/** What commands can do to cameras. Thread-safe; each call returns when it is done, in less than ten seconds. */
public interface CameraSwitch {

    /** Starts a camera's capture; nothing happens if it runs. */
    void start(String camera) throws NoSuchCameraException;

    /** Stops a camera's capture and sends its viewers away; nothing happens if it does not run. */
    void stop(String camera) throws NoSuchCameraException;

    /**
     * Reads the configuration files again and takes them over, all or nothing.
     *
     * @throws ConfigurationException if they hold a mistake; nothing has changed then
     */
    void applyConfiguration() throws ConfigurationException;
}
