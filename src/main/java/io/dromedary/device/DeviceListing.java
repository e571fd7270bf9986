package io.dromedary.device;

import io.dromedary.device.DeviceCatalogue.Entry;
import java.util.List;

/**
 * Devices as TinyCam's {@code /device} writes them, with its headings and line ends. Pure.
 *
 * <p>The text for Windows and the one for Linux differ in everything but the first line, so each has a method.
 */
public final class DeviceListing {

    private static final String NONE = "device not found";

    private final boolean windows;

    /** Writes for this platform: {@code dshow} or {@code v4l2}. */
    public DeviceListing(String platform) {
        this.windows = platform.equals("dshow");
    }

    /** Returns the list of all devices. */
    public String all(List<Entry> entries) {
        StringBuilder text = new StringBuilder(heading("devices"));
        for (Entry entry : entries) {
            text.append('[').append(entry.device().tinyCamKind()).append("] ");
            text.append(entry.device().name()).append('\n');
            text.append(windows ? windowsLines(entry.device(), "- ") : linuxLines(entry.device()));
            append("    - ", entry.formats(), text);
        }
        return ended(text);
    }

    /** Returns the one device, or that there is none. */
    public String one(List<Entry> entries) {
        if (entries.isEmpty()) {
            return NONE;
        }
        Device device = entries.get(0).device();
        StringBuilder text = new StringBuilder(heading("device"));
        text.append("Kind: ").append(device.tinyCamKind()).append('\n');
        text.append("Name: ").append(device.name()).append('\n');
        text.append(
                windows
                        ? windowsLines(device, "")
                        : "Path: " + device.path() + "\nrec : " + device.recommended() + '\n');
        if (!entries.get(0).formats().formats().isEmpty()) {
            text.append("Formats:\n");
            append("  - ", entries.get(0).formats(), text);
        }
        return ended(text);
    }

    private String heading(String subject) {
        return "# TinyCam " + subject + (windows ? " (Windows / dshow)\n" : " (Unix / v4l2)\n");
    }

    private static String linuxLines(Device device) {
        return "  path: " + device.path() + "\n  rec : " + device.recommended() + '\n';
    }

    private static String windowsLines(Device device, String before) {
        String alternative = device.alternative()
                .map(name -> before + "Alt : " + name + '\n')
                .orElse("");
        return alternative
                + before + "rec : " + device.recommended() + '\n'
                + before + "frd : " + DirectShowToken.of(device.kind(), device.name()) + '\n';
    }

    private static void append(String before, DeviceFormats formats, StringBuilder text) {
        formats.formats()
                .forEach(format -> text.append(before).append(format.text()).append('\n'));
    }

    /** Line ends are those of the platform, as in TinyCam. */
    private String ended(StringBuilder text) {
        return windows ? text.toString().replace("\n", "\r\n") : text.toString();
    }
}
