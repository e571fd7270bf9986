package io.dromedary.device;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Devices as TinyCam's {@code /device} lists them, with its headings and line feeds. Pure; for all threads.
 *
 * <p>TinyCam's {@code expand=true} adds the formats of each device; here it adds nothing yet.
 */
public final class DeviceListing {

    private static final String ALL = "# TinyCam devices (Unix / v4l2)\n";
    private static final String ONE = "# TinyCam device (Unix / v4l2)\n";
    private static final String NONE = "device not found";

    private final List<VideoDevice> devices;

    /** Lists these devices, in this order. */
    public DeviceListing(List<VideoDevice> devices) {
        this.devices = List.copyOf(devices);
    }

    /**
     * Returns TinyCam's plain text.
     *
     * @param name a device's name in any case, its path or what is recommended for it; blank for all devices
     * @return the list, the one device, or {@code device not found}
     */
    public String text(String name) {
        return name.isBlank()
                ? all()
                : find(name.strip()).map(DeviceListing::one).orElse(NONE);
    }

    /** Returns the same as {@link #text} in a form that a JSON writer knows; {@code name} selects in the same way. */
    public Answer answer(String name) {
        List<VideoDevice> selected =
                name.isBlank() ? devices : find(name.strip()).map(List::of).orElse(List.of());
        return new Answer(selected.stream().map(Entry::of).toList());
    }

    private Optional<VideoDevice> find(String name) {
        return devices.stream().filter(device -> isCalled(device, name)).findFirst();
    }

    private static boolean isCalled(VideoDevice device, String name) {
        return device.path().equals(name)
                || device.recommended().equals(name)
                || device.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
    }

    private String all() {
        var text = new StringBuilder(ALL);
        for (VideoDevice device : devices) {
            text.append("[video] %s\n  path: %s\n  rec : %s\n"
                    .formatted(device.name(), device.path(), device.recommended()));
        }
        return text.toString();
    }

    private static String one(VideoDevice device) {
        return ONE
                + "Kind: video\nName: %s\nPath: %s\nrec : %s\n"
                        .formatted(device.name(), device.path(), device.recommended());
    }

    /**
     * The JSON answer.
     *
     * @param devices the devices, in the order of the list
     */
    public record Answer(List<Entry> devices) {

        /** Copies the list. */
        public Answer {
            devices = List.copyOf(devices);
        }
    }

    /**
     * One device of the JSON answer.
     *
     * @param kind {@code video} or {@code test}
     * @param name what its maker calls it
     * @param path how it is opened now
     * @param recommended what an operator should write after {@code device:}
     */
    public record Entry(String kind, String name, String path, String recommended) {

        private static Entry of(VideoDevice device) {
            return new Entry(device.kind().word(), device.name(), device.path(), device.recommended());
        }
    }
}
