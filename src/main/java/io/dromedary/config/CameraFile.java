package io.dromedary.config;

import java.nio.file.Path;
import java.util.List;

/**
 * What one configuration file says.
 *
 * @param file where it is, or would be if the defaults stand for a missing one
 * @param camera the camera it describes
 * @param node what it says about the node; only the default camera's file counts
 * @param withoutEffect names of settings that it gives and that change nothing yet, in the order of the file
 */
public record CameraFile(Path file, CameraConfig camera, NodeConfig node, List<String> withoutEffect) {

    /** Copies the names. */
    public CameraFile {
        withoutEffect = List.copyOf(withoutEffect);
    }
}
