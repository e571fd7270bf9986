package io.dromedary.capture;

import io.dromedary.config.SoundConfig;
import io.dromedary.fragment.Container;
import java.util.List;

/** How sound is compressed. */
enum SoundCodec {
    /** Advanced Audio Coding, by ffmpeg's own encoder. */
    AAC("aac"),
    /** Opus, by libopus. */
    OPUS("libopus"),
    /** As it comes. */
    COPY("copy");

    private static final List<Integer> AAC_RATES =
            List.of(8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 64_000, 88_200, 96_000);
    private static final List<Integer> OPUS_RATES = List.of(8000, 12_000, 16_000, 24_000, 48_000);

    /** What libopus takes at most for each channel. */
    private static final int OPUS_MAX_KBPS = 256;

    private final String name;

    SoundCodec(String name) {
        this.name = name;
    }

    /**
     * Returns what a configuration's word means for this container.
     *
     * @throws CaptureRefusedException if it cannot be in it
     */
    static SoundCodec of(String word, SoundSource source, Container container) throws CaptureRefusedException {
        SoundCodec codec = switch (word) {
            case "aac" -> AAC;
            case "opus", "libopus" -> OPUS;
            case "copy" -> COPY;
            default -> container == Container.MP4 ? AAC : OPUS;
        };
        if (codec == AAC && container == Container.WEBM) {
            throw new CaptureRefusedException("audioCodec aac cannot be in WebM; set it to auto, or pipeFormat to mp4");
        }
        if (codec == COPY && source.kind() != SoundSource.Kind.WITH_PICTURE) {
            throw new CaptureRefusedException(
                    "audioCodec copy needs a source whose sound is compressed already; set it to auto");
        }
        return codec;
    }

    List<String> arguments(SoundConfig asked) {
        if (this == COPY) {
            return List.of("-c:a", name);
        }
        int most = this == OPUS ? OPUS_MAX_KBPS * asked.channels() : Integer.MAX_VALUE;
        return List.of(
                "-c:a",
                name,
                "-b:a",
                Math.min(most, asked.bitrateKbps()) + "k",
                "-ar",
                Integer.toString(sampleRate(asked.sampleRate())),
                "-ac",
                Integer.toString(asked.channels()));
    }

    /** Returns the next higher rate that the codec has; no sound is lost. */
    private int sampleRate(int asked) {
        List<Integer> sampleRates = this == OPUS ? OPUS_RATES : AAC_RATES;
        int highest = sampleRates.get(sampleRates.size() - 1);
        return sampleRates.stream().filter(rate -> rate >= asked).findFirst().orElse(highest);
    }
}
