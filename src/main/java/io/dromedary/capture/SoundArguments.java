package io.dromedary.capture;

import io.dromedary.config.SoundConfig;
import io.dromedary.fragment.Container;
import java.util.ArrayList;
import java.util.List;

/** The arguments for sound: the microphone's own input, and how sound is compressed. */
final class SoundArguments {

    /** What DirectShow collects before it hands over sound; its own choice is half a second. */
    static final String DIRECT_SHOW_BUFFER_MILLIS = "50";

    /** The loudest is half of what there is. In each whole second it sounds for a tenth of one. */
    private static final String BEEP = "aevalsrc=exprs=0.5*sin(2*PI*880*t)*lt(mod(t\\,1)\\,0.1):sample_rate=48000";

    /** How far pictures may be ahead of the sound before they are sent without waiting for it, in microseconds. */
    private static final String PICTURES_WAIT_AT_MOST_MICROS = "50000";

    private SoundArguments() {}

    /** Returns the arguments of an input of its own, or none. */
    static List<String> input(SoundSource source, CaptureDevice device, SoundConfig asked) {
        if (!source.isSeparate(device)) {
            return List.of();
        }
        return switch (source.kind()) {
            case TEST -> List.of("-protocol_whitelist", "none", "-re", "-f", "lavfi", "-i", BEEP);
            case ALSA -> microphone("alsa", asked, source.name());
            case PULSE -> microphone("pulse", asked, source.name());
            case DSHOW ->
                List.of(
                        "-protocol_whitelist",
                        "none",
                        "-f",
                        "dshow",
                        "-audio_buffer_size",
                        DIRECT_SHOW_BUFFER_MILLIS,
                        "-i",
                        "audio=" + source.name());
            case NONE, WITH_PICTURE -> List.of();
        };
    }

    private static List<String> microphone(String driver, SoundConfig asked, String name) {
        List<String> arguments = new ArrayList<>(List.of("-protocol_whitelist", "none", "-f", driver));
        arguments.addAll(List.of("-thread_queue_size", "1024", "-ar", Integer.toString(asked.sampleRate())));
        arguments.addAll(List.of("-ac", Integer.toString(asked.channels()), "-i", name));
        return arguments;
    }

    /** Returns which streams come out: the picture first, then sound if there is any. */
    static List<String> streams(SoundSource source, CaptureDevice device) {
        List<String> arguments = new ArrayList<>(List.of("-map", "0:v:0"));
        arguments.addAll(
                switch (source.kind()) {
                    case NONE -> List.of("-an");
                    case WITH_PICTURE -> List.of("-map", "0:a:0?");
                    default -> List.of("-map", source.isSeparate(device) ? "1:a:0" : "0:a:0");
                });
        arguments.addAll(List.of("-sn", "-dn"));
        return arguments;
    }

    /**
     * Returns how sound is compressed.
     *
     * @throws CaptureRefusedException if it cannot be in this container
     */
    static List<String> encoder(SoundConfig asked, SoundSource source, Container container, Ffmpeg ffmpeg)
            throws CaptureRefusedException {
        if (source.kind() == SoundSource.Kind.NONE) {
            return List.of();
        }
        SoundCodec codec = SoundCodec.of(asked.codec(), source, container);
        List<String> arguments = new ArrayList<>(codec.arguments(asked));
        boolean experimental = codec == SoundCodec.OPUS && container == Container.MP4 && !ffmpeg.isAtLeast(4, 3);
        arguments.addAll(experimental ? List.of("-strict", "-2") : List.of());
        boolean ownClock = source.kind() == SoundSource.Kind.ALSA || source.kind() == SoundSource.Kind.PULSE;
        // a microphone's clock is not the camera's: stretched a little where they drift apart
        arguments.addAll(ownClock && codec != SoundCodec.COPY ? List.of("-af", "aresample=async=1") : List.of());
        arguments.addAll(List.of("-max_interleave_delta", PICTURES_WAIT_AT_MOST_MICROS));
        return arguments;
    }
}
