package io.dromedary.device;

import io.dromedary.device.Device.Kind;
import java.util.List;
import java.util.Optional;

/** Reads what {@code pactl list short sources} prints: a source on a line, with tabs between its columns. Pure. */
final class PulseSourceList {

    private static final int MAX_DEVICES = 256;

    private PulseSourceList() {}

    /** Returns the sources, without those that only repeat what a loudspeaker plays. */
    static List<Device> read(String text) {
        return OutputLines.of(text).stream()
                .map(line -> line.split("\t", -1))
                .filter(columns -> columns.length >= 4 && columns[0].matches("[0-9]{1,9}"))
                .map(columns -> columns[1])
                .filter(name -> !name.isBlank() && !name.startsWith("-") && !name.endsWith(".monitor"))
                .limit(MAX_DEVICES)
                .map(name -> new Device(Kind.AUDIO, name, name, "pulse:" + name, Optional.empty()))
                .toList();
    }
}
