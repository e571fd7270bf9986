package io.dromedary.capture;

import io.dromedary.config.Encoder;
import io.dromedary.config.EncoderFallback;
import io.dromedary.config.EncodingConfig;
import io.dromedary.fragment.Codec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides who compresses a camera's pictures. Thread-safe. */
final class EncoderChoice {

    private static final Set<Encoder> ONLY_ON_LINUX = Set.of(Encoder.VAAPI, Encoder.V4L2M2M);
    private static final String NO_SUCH = "there is no such encoder for this codec";

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
        Optional<String> name = family.name(encoding.videoCodec(), ffmpeg);
        if (name.isEmpty()) {
            return instead(encoding, missing(encoding.encoder(), encoding.videoCodec()), NO_SUCH);
        }
        if (!isBuiltIn(name.get(), ffmpeg)) {
            String word = encoding.encoder().word();
            return instead(
                    encoding,
                    "encoder " + word + ": " + EncoderComplaint.BUILT_WITHOUT,
                    EncoderComplaint.BUILT_WITHOUT);
        }
        return new Decision(family, Map.of(), List.of());
    }

    private static Decision instead(EncodingConfig encoding, String sentence, String reason)
            throws CaptureRefusedException {
        if (encoding.encoder() == Encoder.CPU || encoding.hardware().fallback() == EncoderFallback.NONE) {
            throw new CaptureRefusedException(sentence + " (encoderFallback: none)");
        }
        return new Decision(
                EncoderFamily.of(Encoder.CPU), Map.of(encoding.encoder().word(), reason), List.of(instead(sentence)));
    }

    private static boolean isBuiltIn(String name, Ffmpeg ffmpeg) {
        return ffmpeg.encoders().isEmpty() || ffmpeg.encoders().contains(name);
    }

    private Decision byTrial(EncodingConfig encoding, Ffmpeg ffmpeg)
            throws CaptureRefusedException, InterruptedException {
        Map<String, String> refused = new LinkedHashMap<>();
        List<EncoderTrial> trials = new ArrayList<>();
        for (EncoderFamily family : EncoderFamily.all()) {
            Optional<String> name = family.name(encoding.videoCodec(), ffmpeg);
            hindrance(family.encoder(), name, ffmpeg)
                    .ifPresentOrElse(
                            reason -> refused.put(family.encoder().word(), reason),
                            () -> trials.add(EncoderTrial.of(family, name.orElseThrow(), encoding, ffmpeg)));
        }
        return firstThatWorks(probes.verdicts(trials), refused);
    }

    /** Returns why there is nothing to try, if so. */
    private Optional<String> hindrance(Encoder encoder, Optional<String> name, Ffmpeg ffmpeg) {
        if (!linux && ONLY_ON_LINUX.contains(encoder)) {
            return Optional.of("it is to be had on Linux only");
        }
        if (name.isEmpty()) {
            return Optional.of(NO_SUCH);
        }
        return isBuiltIn(name.get(), ffmpeg) ? Optional.empty() : Optional.of(EncoderComplaint.BUILT_WITHOUT);
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
