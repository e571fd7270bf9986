package io.dromedary.device;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a Linux machine can record: sound cards by the kernel's files, or by {@code arecord} where those are hidden; and
 * the sources of a sound server. Looks anew at every call. Safe for all threads.
 */
public final class SoundDevices {

    private static final int MAX_FILE_BYTES = 64 * 1024;

    private final Path asound;
    private final Probes probes;

    /**
     * Looks and asks here.
     *
     * @param asound where the kernel tells of sound cards: {@code /proc/asound}
     * @param probes asks other programs
     */
    public SoundDevices(Path asound, Probes probes) {
        this.asound = asound;
        this.probes = probes;
    }

    /** Returns sound cards, then sources; none if there are none, or nobody knows. */
    public List<Device> list() {
        List<Device> found = new ArrayList<>(
                Files.isDirectory(asound)
                        ? AlsaCaptureList.read(text("cards"), text("pcm"))
                        : AlsaCaptureList.readArecord(
                                probes.ask(Probe.ALSA_DEVICES, "").text()));
        found.addAll(PulseSourceList.read(probes.ask(Probe.PULSE_DEVICES, "").text()));
        return List.copyOf(found);
    }

    private String text(String file) {
        try (InputStream in = Files.newInputStream(asound.resolve(file))) {
            return new String(in.readNBytes(MAX_FILE_BYTES), StandardCharsets.UTF_8);
        } catch (IOException notThere) {
            return "";
        }
    }
}
