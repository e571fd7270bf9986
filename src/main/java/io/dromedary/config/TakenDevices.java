package io.dromedary.config;

import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which camera has which device. A device can be opened once; the test picture, files and addresses can be had by any
 * number of cameras. {@code auto} is nobody's until the node has looked which devices there are. One thread.
 */
final class TakenDevices {

    private static final String NODES = "/dev/";

    private final Map<String, String> owners = new HashMap<>();

    /** Gives the camera its device, or returns the name of the camera that has it already. */
    Optional<String> take(CameraConfig camera) {
        return device(camera.input()).map(device -> owners.putIfAbsent(device, camera.name()));
    }

    private static Optional<String> device(InputConfig input) {
        String name = input.device().strip();
        if (name.startsWith(NODES)) {
            return Optional.of(node(name));
        }
        return isDirectShow(name, input.platform()) ? Optional.of(name.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** Follows the links that name one node in several ways. */
    private static String node(String name) {
        try {
            return Path.of(name).toRealPath().toString();
        } catch (IOException | InvalidPathException notThere) {
            return name;
        }
    }

    private static boolean isDirectShow(String name, Platform platform) {
        boolean windows = platform == Platform.WINDOWS || (platform == Platform.AUTO && File.separatorChar == '\\');
        boolean isWord = name.equalsIgnoreCase(InputConfig.AUTO) || name.equalsIgnoreCase(InputConfig.TEST);
        return windows && !isWord && (name.startsWith("@") || !name.matches(".*[/\\\\].*"));
    }
}
