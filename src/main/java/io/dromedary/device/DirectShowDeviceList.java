package io.dromedary.device;

import io.dromedary.device.Device.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code ffmpeg -f dshow -list_devices true} prints. Until 5.0 devices stand below a heading for each kind;
 * since then the kinds follow the name: {@code (video)}, {@code (audio, video)}, {@code (none)}. Pure.
 */
final class DirectShowDeviceList {

    private static final Pattern NAME = Pattern.compile("\\s*\"([^\"]+)\"\\s*(?:\\(([a-z, ]+)\\))?\\s*");
    private static final Pattern ALTERNATIVE = Pattern.compile("\\s*Alternative name\\s+\"([^\"]+)\"\\s*");
    private static final int MAX_DEVICES = 256;

    private final List<Device> devices = new ArrayList<>();
    private final List<Kind> kindsOfLast = new ArrayList<>();
    private String lastName = "";
    private Kind section = Kind.UNKNOWN;

    private DirectShowDeviceList() {}

    /** Returns the devices in the order of the list; one that gives pictures and sound is there twice. */
    static List<Device> read(String text) {
        DirectShowDeviceList list = new DirectShowDeviceList();
        OutputLines.of(text).forEach(line -> list.line(OutputLines.withoutFfmpegPrefix(line)));
        list.end(Optional.empty());
        return list.devices.stream().limit(MAX_DEVICES).toList();
    }

    private void line(String line) {
        Matcher name = NAME.matcher(line);
        Matcher alternative = ALTERNATIVE.matcher(line);
        if (line.contains("DirectShow video devices")) {
            section = Kind.VIDEO;
        } else if (line.contains("DirectShow audio devices")) {
            section = Kind.AUDIO;
        } else if (name.matches()) {
            end(Optional.empty());
            lastName = name.group(1);
            kindsOfLast.addAll(kinds(Optional.ofNullable(name.group(2))));
        } else if (alternative.matches()) {
            end(Optional.of(alternative.group(1)));
        }
    }

    /** The device before is complete: its alternative name came, or the next device begins. */
    private void end(Optional<String> alternative) {
        for (Kind kind : kindsOfLast) {
            devices.add(device(kind, lastName, alternative));
        }
        kindsOfLast.clear();
    }

    private List<Kind> kinds(Optional<String> words) {
        if (words.isEmpty()) {
            return List.of(section);
        }
        List<Kind> kinds = new ArrayList<>();
        if (words.get().contains("video")) {
            kinds.add(Kind.VIDEO);
        }
        if (words.get().contains("audio")) {
            kinds.add(Kind.AUDIO);
        }
        return kinds.isEmpty() ? List.of(Kind.UNKNOWN) : kinds;
    }

    private static Device device(Kind kind, String name, Optional<String> alternative) {
        return new Device(kind, name, name, DirectShowToken.of(kind, alternative.orElse(name)), alternative);
    }
}
