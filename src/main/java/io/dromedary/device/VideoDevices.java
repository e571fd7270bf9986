package io.dromedary.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * only the first is listed.
 */
public final class VideoDevices {

    /** Most nodes listed; Linux itself has at most 256. */
    static final int MAX_DEVICES = 256;

    private static final int MAX_ATTRIBUTE_BYTES = 256;
    private static final Pattern NODE = Pattern.compile("video([0-9]{1,4})");

    private final Path devices;
    private final Path attributes;

    /**
     * Looks in these folders.
     *
     * @param devices where device nodes are: {@code /dev}
     * @param attributes where their attributes are: {@code /sys/class/video4linux}
     */
    public VideoDevices(Path devices, Path attributes) {
        this.devices = devices;
        this.attributes = attributes;
    }

    /** The folders of this machine. */
    public static VideoDevices ofThisMachine() {
        return new VideoDevices(Path.of("/dev"), Path.of("/sys/class/video4linux"));
    }

    /** Returns the cameras in the order of their numbers, then the test picture; never empty. */
    public List<VideoDevice> list() {
        var found = new ArrayList<>(cameras());
        found.add(VideoDevice.TEST);
        return List.copyOf(found);
    }

    /** Returns the camera that {@code device: auto} means, or nothing if there is none. */
    public Optional<VideoDevice> first() {
        return cameras().stream().findFirst();
    }

    private List<VideoDevice> cameras() {
        Map<Path, Path> links = stableLinks();
        return entries(devices).stream()
                .filter(node -> NODE.matcher(fileName(node)).matches())
                .sorted(Comparator.comparingInt(VideoDevices::number))
                .limit(MAX_DEVICES)
                .filter(this::givesPictures)
                .map(node -> new VideoDevice(
                        name(node),
                        node.toString(),
                        links.getOrDefault(node, node).toString(),
                        VideoDevice.Kind.VIDEO))
                .toList();
    }

    /**
     * Returns whether this is the first node of its camera; a machine that hides sysfs gets the benefit of the doubt.
     */
    private boolean givesPictures(Path node) {
        return attribute(node, "index").map("0"::equals).orElse(true);
    }

    private String name(Path node) {
        return attribute(node, "name").filter(name -> !name.isEmpty()).orElseGet(() -> fileName(node));
    }

    private Optional<String> attribute(Path node, String attribute) {
        try (InputStream in =
                Files.newInputStream(attributes.resolve(fileName(node)).resolve(attribute))) {
            String text = new String(in.readNBytes(MAX_ATTRIBUTE_BYTES), StandardCharsets.UTF_8);
            return Optional.of(text.strip().replaceAll("\\p{C}", "?"));
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
