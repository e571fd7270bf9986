package io.dromedary.capture;

import io.dromedary.config.InputConfig;
import io.dromedary.config.SoundConfig;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a camera's sound comes from.
 *
 * @param kind by which door
 * @param name what the microphone is called there, or empty: checked, so that it can only ever be a name
 */
record SoundSource(Kind kind, String name) {

    /** By which door the sound comes. */
    enum Kind {
        /** There is none. */
        NONE,
        /** ffmpeg's own beep, in each whole second of the test picture's counter. */
        TEST,
        /** The Advanced Linux Sound Architecture. */
        ALSA,
        /** A PulseAudio server, or PipeWire in its place. */
        PULSE,
        /** DirectShow. */
        DSHOW,
        /** The source of the picture has sound itself, or none. */
        WITH_PICTURE
    }

    static final SoundSource NONE = new SoundSource(Kind.NONE, "");

    /** Names of devices; of ALSA's own little language only what cannot name a file or a program. */
    private static final Pattern ALSA = Pattern.compile(
            "(?:alsa:)?((?:default|sysdefault|hw|plughw|dsnoop|front|pipewire)(?::[A-Za-z0-9=,_-]{1,100})?)");

    private static final Pattern PULSE = Pattern.compile("pulse(?::([A-Za-z0-9_.,:-]{0,200}))?");
    private static final Pattern QUOTED = Pattern.compile("(?i)audio=\"?([^\"]*)\"?");

    /**
     * Recognizes the microphone by its name.
     *
     * @param device where the picture comes from
     * @param windows whether devices are opened by DirectShow here
     * @throws CaptureRefusedException if it is none, or could be read as something else
     */
    static SoundSource of(SoundConfig sound, CaptureDevice device, boolean windows) throws CaptureRefusedException {
        String name = sound.device().strip();
        if (!sound.enabled()) {
            return NONE;
        }
        if (name.isEmpty()) {
            return ofThePicture(device);
        }
        if (name.toLowerCase(Locale.ROOT).equals(InputConfig.TEST)) {
            return new SoundSource(Kind.TEST, InputConfig.TEST);
        }
        return windows ? directShow(name) : onLinux(name);
    }

    private static SoundSource ofThePicture(CaptureDevice device) {
        return switch (device.kind()) {
            case TEST -> new SoundSource(Kind.TEST, InputConfig.TEST);
            case FILE, RTSP, HTTP -> new SoundSource(Kind.WITH_PICTURE, "");
            case V4L2, DSHOW -> NONE;
        };
    }

    private static SoundSource onLinux(String name) throws CaptureRefusedException {
        Matcher pulse = PULSE.matcher(name);
        if (pulse.matches()) {
            String source = pulse.group(1);
            return new SoundSource(Kind.PULSE, source == null || source.isEmpty() ? "default" : source);
        }
        Matcher alsa = ALSA.matcher(name);
        if (alsa.matches()) {
            return new SoundSource(Kind.ALSA, alsa.group(1));
        }
        throw new CaptureRefusedException(
                "audioDevice is none that this system knows; it is test, default, hw:…, plughw:…, or pulse:NAME");
    }

    private static SoundSource directShow(String name) throws CaptureRefusedException {
        Matcher quoted = QUOTED.matcher(name);
        String bare = quoted.matches() ? quoted.group(1) : name;
        if (bare.isBlank() || bare.indexOf(':') >= 0 || bare.indexOf('"') >= 0) {
            throw new CaptureRefusedException(
                    "audioDevice must be one DirectShow microphone, without ':' and quotes in its name");
        }
        return new SoundSource(Kind.DSHOW, bare);
    }

    /** Returns whether it is opened besides the picture's source. */
    boolean isSeparate(CaptureDevice device) {
        return switch (kind) {
            case TEST, ALSA, PULSE -> true;
            case DSHOW -> device.kind() != CaptureDevice.Kind.DSHOW;
            case NONE, WITH_PICTURE -> false;
        };
    }
}
