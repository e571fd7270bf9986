package io.dromedary.capture;

import io.dromedary.config.Encoder;
import io.dromedary.config.EncoderFallback;
import io.dromedary.config.EncodingConfig;
import io.dromedary.fragment.Codec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides who compresses a camera's pictures. Thread-safe. */
final class EncoderChoice {

    private static final Map<Encoder, String> ONLY_ON_LINUX =
            Map.of(Encoder.VAAPI, "it is to be had on Linux only", Encoder.V4L2M2M, "it is to be had on Linux only");

    private final EncoderProbes probes;
    private final boolean linux;

    /**
     * What was decided.
     *
     * @param family who compresses
     * @param refused who was tried and cannot, by its word, and why
     * @param warnings what is otherwise than configured
     */
    record Decision(EncoderFamily family, Map<String, String> refused, List<String> warnings) {}

    EncoderChoice(EncoderProbes probes, boolean linux) {
        this.probes = probes;
        this.linux = linux;
    }

    /** Returns the sentence for a combination that does not exist. */
    static String missing(Encoder encoder, Codec codec) {
        return "encoder %s cannot make %s: there is no such encoder".formatted(encoder.word(), codec.word());
    }

    /** Returns the sentence for what the processor does in an encoder's place. */
    static String instead(String why) {
        return why + "; the processor encodes instead (encoderFallback: cpu)";
    }

    /**
     * Decides; tries encoders first if the configuration leaves the choice to the node.
     *
     * @throws CaptureRefusedException if nothing here can do what is configured
     */
    Decision decide(EncodingConfig encoding, Ffmpeg ffmpeg) throws CaptureRefusedException, InterruptedException {
        if (encoding.encoder() == Encoder.AUTO) {
            return byTrial(encoding, ffmpeg);
        }
        EncoderFamily family = EncoderFamily.of(encoding.encoder());
        if (family.name(encoding.videoCodec(), ffmpeg).isPresent()) {
            return new Decision(family, Map.of(), List.of());
        }
        String missing = missing(encoding.encoder(), encoding.videoCodec());
        if (encoding.hardware().fallback() == EncoderFallback.NONE) {
            throw new CaptureRefusedException(missing + " (encoderFallback: none)");
        }
        return new Decision(
                EncoderFamily.of(Encoder.CPU),
                Map.of(encoding.encoder().word(), "there is no such encoder"),
                List.of(instead(missing)));
    }

    private Decision byTrial(EncodingConfig encoding, Ffmpeg ffmpeg)
            throws CaptureRefusedException, InterruptedException {
        Map<String, String> refused = new LinkedHashMap<>();
        List<EncoderTrial> trials = new ArrayList<>();
        for (EncoderFamily family : EncoderFamily.all()) {
            String word = family.encoder().word();
            if (!linux && ONLY_ON_LINUX.containsKey(family.encoder())) {
                refused.put(word, ONLY_ON_LINUX.getOrDefault(family.encoder(), ""));
            } else {
                family.name(encoding.videoCodec(), ffmpeg)
                        .ifPresentOrElse(
                                name -> trials.add(EncoderTrial.of(family, name, encoding, ffmpeg)),
                                () -> refused.put(
                                        word,
                                        "there is no such encoder for "
                                                + encoding.videoCodec().word()));
            }
        }
        return firstThatWorks(probes.verdicts(trials), refused);
    }

    private static Decision firstThatWorks(Map<EncoderTrial, EncoderVerdict> verdicts, Map<String, String> refused)
            throws CaptureRefusedException {
        verdicts.forEach((trial, verdict) -> {
            if (!verdict.works()) {
                refused.put(trial.encoder().word(), verdict.reason());
            }
        });
        Encoder first = verdicts.entrySet().stream()
                .filter(entry -> entry.getValue().works())
                .map(entry -> entry.getKey().encoder())
                .findFirst()
                .orElseThrow(() -> new CaptureRefusedException("no encoder works here: " + words(refused)));
        return new Decision(EncoderFamily.of(first), refused, List.of());
    }

    /** Returns who was refused and why, in one line. */
    static String words(Map<String, String> refused) {
        List<String> words = new ArrayList<>();
        refused.forEach((encoder, reason) -> words.add(encoder + ": " + reason));
        return String.join("; ", words);
    }

    /** Takes back that an encoder works, as it failed with a real camera. */
    void forget(EncoderFamily family, EncodingConfig encoding, Ffmpeg ffmpeg) {
        family.name(encoding.videoCodec(), ffmpeg)
                .ifPresent(name -> probes.forget(EncoderTrial.of(family, name, encoding, ffmpeg)));
    }
}
