package io.dromedary.capture;

import io.dromedary.config.CameraConfig;
import io.dromedary.config.Encoder;
import io.dromedary.config.EncoderFallback;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each camera does without after it failed, so that there is a picture: its chip, its microphone. A concession
 * lasts until the camera's configuration changes, or the node starts again. Thread-safe.
 */
final class Concessions {

    /**
     * What one camera does without.
     *
     * @param plan what failed
     * @param chip why the processor encodes, if it does
     * @param sound why there is no sound, if there is none
     */
    record Made(CapturePlan plan, Optional<String> chip, Optional<String> sound) {

        List<String> sentences() {
            List<String> sentences = new ArrayList<>();
            chip.ifPresent(sentences::add);
            sound.ifPresent(sentences::add);
            return sentences;
        }
    }

    private final Map<String, Made> byCamera = new ConcurrentHashMap<>();

    /** Returns what a camera does without, as it is configured now. */
    Optional<Made> of(CameraConfig camera) {
        Optional<Made> made = Optional.ofNullable(byCamera.get(camera.name()));
        return made.filter(concession -> concession.plan().camera().equals(camera));
    }

    /** Makes a concession if a capture that gave no picture complained of its chip or its microphone. */
    Optional<Made> after(CapturePlan failed, List<String> lastLines) {
        Optional<Made> before = of(failed.camera());
        Optional<String> chip = chip(failed, lastLines).or(() -> before.flatMap(Made::chip));
        Optional<String> sound = sound(failed, lastLines).or(() -> before.flatMap(Made::sound));
        Made made = new Made(failed, chip, sound);
        if (made.sentences().equals(before.map(Made::sentences).orElse(List.of()))) {
            return Optional.empty();
        }
        byCamera.put(failed.camera().name(), made);
        return Optional.of(made);
    }

    private static Optional<String> chip(CapturePlan failed, List<String> lastLines) {
        Encoder encoder = failed.encoder().encoder();
        EncoderFallback fallback = failed.camera().encoding().hardware().fallback();
        boolean chosenByNode = failed.camera().encoding().encoder() == Encoder.AUTO;
        if (encoder == Encoder.CPU || (fallback == EncoderFallback.NONE && !chosenByNode)) {
            return Optional.empty();
        }
        return EncoderComplaint.in(lastLines)
                .map(why -> EncoderChoice.instead("encoder " + encoder.word() + " failed: " + why));
    }

    private static Optional<String> sound(CapturePlan failed, List<String> lastLines) {
        return SoundComplaint.in(failed.sound(), lastLines).map(why -> why + "; the picture goes on without sound");
    }
}
