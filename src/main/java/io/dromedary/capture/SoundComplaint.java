package io.dromedary.capture;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What ffmpeg's lines say of a microphone that cannot be opened. */
final class SoundComplaint {

    private static final Pattern ALSA = Pattern.compile("\\[alsa @.*(cannot|Cannot|can't)|ALSA lib .*Unknown PCM");
    private static final Pattern PULSE = Pattern.compile("\\[pulse @|^pulse:|Unknown input format: 'pulse'");
    private static final Pattern DIRECT_SHOW =
            Pattern.compile("Could not (find|enumerate) audio|Could not find audio only device");
    private static final Pattern BUILT_WITHOUT = Pattern.compile("Unknown input format: '(alsa|pulse|dshow)'");
    private static final Pattern CHANNELS = Pattern.compile("cannot set channel count");
    private static final Pattern BUSY = Pattern.compile("Device or resource busy");

    private SoundComplaint() {}

    /** Returns what the lines say of this microphone, if they complain of it. */
    static Optional<String> in(SoundSource sound, List<String> lines) {
        Optional<Pattern> ofItsDriver = switch (sound.kind()) {
            case ALSA -> Optional.of(ALSA);
            case PULSE -> Optional.of(PULSE);
            case DSHOW -> Optional.of(DIRECT_SHOW);
            case NONE, TEST, WITH_PICTURE -> Optional.empty();
        };
        return ofItsDriver
                .filter(driver -> any(driver, lines) || any(BUILT_WITHOUT, lines))
                .map(driver -> words(sound, lines));
    }

    private static String words(SoundSource sound, List<String> lines) {
        String microphone = "the microphone " + sound.name();
        if (any(BUILT_WITHOUT, lines)) {
            return microphone + " cannot be opened by this ffmpeg, which was built without its driver";
        }
        if (any(CHANNELS, lines)) {
            return microphone + " does not have as many channels as audioChannels says; plughw: converts";
        }
        return microphone + (any(BUSY, lines) ? " is in use by another program" : " cannot be opened");
    }

    private static boolean any(Pattern pattern, List<String> lines) {
        return lines.stream().anyMatch(line -> pattern.matcher(line).find());
    }
}
