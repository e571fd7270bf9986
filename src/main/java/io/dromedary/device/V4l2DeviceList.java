package io.dromedary.device;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code v4l2-ctl --list-devices} prints: a camera's name, then its nodes, indented. Pure. */
final class V4l2DeviceList {

    /** Where the camera is plugged in stands in parentheses after its name. */
    private static final Pattern NAME = Pattern.compile("(\\S.*?)(?: \\([^()]*\\))?:");

    private static final Pattern NODE = Pattern.compile("\\s+(/dev/video[0-9]{1,4})");

    private V4l2DeviceList() {}

    /**
     * One camera.
     *
     * @param name what its maker calls it
     * @param nodes its video nodes in the order of the list; the first gives pictures, later ones often metadata
     */
    record Camera(String name, List<String> nodes) {}

    /** Returns the cameras that have a video node, at most 256; complaints between them are skipped. */
    static List<Camera> read(String text) {
        List<Camera> cameras = new ArrayList<>();
        for (String line : OutputLines.of(text)) {
            Matcher name = NAME.matcher(line);
            Matcher node = NODE.matcher(line);
            if (name.matches()) {
                cameras.add(new Camera(name.group(1), new ArrayList<>()));
            } else if (node.matches() && !cameras.isEmpty()) {
                cameras.get(cameras.size() - 1).nodes().add(node.group(1));
            }
        }
        return cameras.stream()
                .filter(camera -> !camera.nodes().isEmpty())
                .limit(VideoDevices.MAX_DEVICES)
                .toList();
    }
}
