package io.dromedary.device;

import io.dromedary.device.Device.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads which sound cards can record: from the files of {@code /proc/asound}, or from what {@code arecord -l} prints in
 * any language. Pure.
 */
final class AlsaCaptureList {

    private static final int MAX_DEVICES = 256;
    private static final Pattern CARD = Pattern.compile("\\s*([0-9]{1,3}) \\[(\\S+)\\s*\\]: \\S+ - (.+)");
    private static final Pattern PCM = Pattern.compile("([0-9]{2,3})-([0-9]{2,3}): ([^:]*) : .*");
    private static final Pattern ARECORD = Pattern.compile(
            "\\P{Nd}*([0-9]{1,3}) ?: (\\S+) \\[([^\\]]*)\\], \\P{Nd}*([0-9]{1,3}) ?: (.*) \\[[^\\]]*\\]\\s*");

    private AlsaCaptureList() {}

    /**
     * Reads the kernel's files.
     *
     * @param cards {@code /proc/asound/cards}
     * @param pcm {@code /proc/asound/pcm}
     */
    static List<Device> read(String cards, String pcm) {
        Map<Integer, Matcher> byNumber = new HashMap<>();
        for (String line : OutputLines.of(cards)) {
            Matcher card = CARD.matcher(line);
            if (card.matches()) {
                byNumber.put(Integer.valueOf(card.group(1)), card);
            }
        }
        List<Device> devices = new ArrayList<>();
        for (String line : OutputLines.of(pcm)) {
            Matcher device = PCM.matcher(line);
            if (device.matches() && line.contains(": capture ")) {
                Optional.ofNullable(byNumber.get(Integer.valueOf(device.group(1))))
                        .ifPresent(card -> devices.add(
                                device(card.group(1), card.group(2), card.group(3), device.group(2), device.group(3))));
            }
        }
        return devices.stream().limit(MAX_DEVICES).toList();
    }

    /** Reads what {@code arecord -l} prints. */
    static List<Device> readArecord(String text) {
        return OutputLines.of(text).stream()
                .map(ARECORD::matcher)
                .filter(Matcher::matches)
                .limit(MAX_DEVICES)
                .map(line -> device(line.group(1), line.group(2), line.group(3), line.group(4), line.group(5)))
                .toList();
    }

    /** The number of a card changes with the order of plugging in, its short name does not. */
    private static Device device(String number, String card, String cardName, String device, String deviceName) {
        int index = Integer.parseInt(device);
        String path = "hw:" + Integer.parseInt(number) + "," + index;
        String lasting = "plughw:CARD=" + card + ",DEV=" + index;
        return new Device(Kind.AUDIO, cardName.strip() + ", " + deviceName.strip(), path, lasting, Optional.empty());
    }
}
