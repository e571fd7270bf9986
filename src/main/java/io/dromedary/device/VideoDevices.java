package io.dromedary.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The cameras of a Linux machine, found by looking at files: Video4Linux nodes, their names, and the links that udev
 * keeps for them. Looks anew at every call, as cameras come and go. Safe for all threads.
 *
 * <p>A camera has several nodes, of which the first (index 0 in sysfs) gives pictures and later ones give metadata;
 * only the first is listed. Nodes that cannot capture, as far as udev knows, are not listed either.
 */
public final class VideoDevices {

    /** Most nodes listed; Linux itself has at most 256. */
    static final int MAX_DEVICES = 256;

    private static final int MAX_ATTRIBUTE_BYTES = 256;
    private static final Pattern NODE = Pattern.compile("video([0-9]{1,4})");

    private static final int MAX_UDEV_BYTES = 64 * 1024;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}:[0-9]{1,7}");
    private static final String CAPABILITIES = "E:ID_V4L_CAPABILITIES=";

    private final Path devices;
    private final Path attributes;
    private final Path udev;

    /**
     * Looks in these folders.
     *
     * @param devices where device nodes are: {@code /dev}
     * @param attributes where their attributes are: {@code /sys/class/video4linux}
     * @param udev where udev keeps what it knows of devices: {@code /run/udev/data}
     */
    public VideoDevices(Path devices, Path attributes, Path udev) {
        this.devices = devices;
        this.attributes = attributes;
        this.udev = udev;
    }

    /** Returns the cameras in the order of their numbers. */
    public List<Device> cameras() {
        Map<Path, Path> links = stableLinks();
        return entries(devices).stream()
                .filter(node -> NODE.matcher(fileName(node)).matches())
                .sorted(Comparator.comparingInt(VideoDevices::number))
                .limit(MAX_DEVICES)
                .filter(this::givesPictures)
                .map(node -> new Device(
                        Device.Kind.VIDEO,
                        name(node),
                        node.toString(),
                        links.getOrDefault(node, node).toString(),
                        Optional.empty()))
                .toList();
    }

    /**
     * Returns whether this is the first node of its camera; a machine that hides sysfs gets the benefit of the doubt.
     */
    private boolean givesPictures(Path node) {
        return attribute(node, "index").map("0"::equals).orElse(true) && udevSaysCapture(node);
    }

    /**
     * Returns false if udev has asked the driver and it cannot capture: an encoder or an image processor, as small
     * boards have a dozen of.
     */
    private boolean udevSaysCapture(Path node) {
        return attribute(node, "dev")
                .filter(number -> NUMBER.matcher(number).matches())
                .flatMap(number -> text(udev.resolve("c" + number), MAX_UDEV_BYTES))
                .flatMap(entry -> entry.lines()
                        .filter(line -> line.startsWith(CAPABILITIES))
                        .findFirst())
                .map(line -> line.contains(":capture:"))
                .orElse(true);
    }

    /** Returns whether the machine tells of its nodes what they are called and which of them give pictures. */
    boolean knowsNames() {
        return Files.isDirectory(attributes);
    }

    private String name(Path node) {
        return attribute(node, "name").filter(name -> !name.isEmpty()).orElseGet(() -> fileName(node));
    }

    private Optional<String> attribute(Path node, String attribute) {
        return text(attributes.resolve(fileName(node)).resolve(attribute), MAX_ATTRIBUTE_BYTES)
                .map(text -> text.strip().replaceAll("\\p{C}", "?"));
    }

    private static Optional<String> text(Path file, int maxBytes) {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(maxBytes), StandardCharsets.UTF_8));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** Returns for each node the link that names the camera and not the order of plugging in. */
    private Map<Path, Path> stableLinks() {
        var links = new HashMap<Path, Path>();
        for (Path link : entries(devices.resolve("v4l/by-id"))) {
            target(link).ifPresent(node -> links.merge(node, link, VideoDevices::earlier));
        }
        return links;
    }

    private Optional<Path> target(Path link) {
        try {
            Path target = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
            return Optional.of(target).filter(Files::exists);
        } catch (IOException | UnsupportedOperationException noLink) {
            return Optional.empty();
        }
    }

    private static Path earlier(Path one, Path other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Returns what a folder holds; nothing if there is no such folder, as on a machine without cameras. */
    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !fileName(entry).startsWith(".")).toList();
        } catch (IOException | UncheckedIOException missing) {
            return List.of();
        }
    }

    private static int number(Path node) {
        return Integer.parseInt(fileName(node).substring("video".length()));
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
