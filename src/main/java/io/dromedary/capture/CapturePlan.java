package io.dromedary.capture;

import io.dromedary.config.CameraConfig;
import io.dromedary.config.EncodingConfig;
import io.dromedary.config.PipeConfig;
import io.dromedary.fragment.Container;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is decided before a camera is captured.
 *
 * @param camera its configuration
 * @param device where the picture comes from
 * @param sound where the sound comes from
 * @param ffmpeg which ffmpeg captures
 * @param encoder who compresses the pictures; never {@code auto}
 */
record CapturePlan(CameraConfig camera, CaptureDevice device, SoundSource sound, Ffmpeg ffmpeg, EncoderFamily encoder) {

    /** 4:2:0 has half as many colours as lines and columns, so both must be even. Nothing is scaled that already is. */
    private static final String EVEN_SIZE = "scale=w=trunc(iw/2)*2:h=trunc(ih/2)*2";

    private static final String FILTERS = "-vf";

    /** Returns what ffmpeg calls the encoder. */
    String encoderName() throws CaptureRefusedException {
        return encoder.name(camera.encoding().videoCodec(), ffmpeg)
                .orElseThrow(() -> new CaptureRefusedException(EncoderChoice.missing(
                        encoder.encoder(), camera.encoding().videoCodec())));
    }

    /** Returns how the stream is packed. */
    PipePacking packing() throws CaptureRefusedException {
        String name = encoderName();
        return PipePacking.of(camera.container(), camera.encoding().videoCodec(), name, encoder.describesLate(name));
    }

    /**
     * Returns ffmpeg's arguments: what is opened, which streams come out, how they are compressed and packed.
     *
     * @throws CaptureRefusedException if this node cannot make what the configuration asks for
     */
    List<String> arguments() throws CaptureRefusedException {
        PipePacking packing = packing();
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-nostats", "-loglevel"));
        arguments.add(camera.ffmpeg().debug() ? "info" : "warning");
        arguments.addAll(encoder.device(camera.encoding().hardware()));
        arguments.addAll(SourceArguments.of(device, camera.input(), sound, ffmpeg));
        arguments.addAll(SoundArguments.input(sound, device, camera.sound()));
        arguments.addAll(SoundArguments.streams(sound, device));
        arguments.addAll(List.of(FILTERS, filters()));
        // frames keep the times they were taken at: a camera that slows down in the dark is not padded with copies
        arguments.addAll(List.of(ffmpeg.isAtLeast(5, 1) ? "-fps_mode" : "-vsync", "vfr"));
        arguments.addAll(picture());
        arguments.addAll(SoundArguments.encoder(camera.sound(), sound, packing.container(), ffmpeg));
        arguments.addAll(packing.arguments(camera.pipe(), camera.encoding().videoCodec()));
        arguments.addAll(outputWordsBut(FILTERS));
        arguments.addAll(List.of("-flush_packets", "1", "pipe:1"));
        return arguments;
    }

    private List<String> picture() throws CaptureRefusedException {
        EncodingConfig encoding = camera.encoding();
        PipeConfig pipe = camera.pipe();
        List<String> arguments = new ArrayList<>(List.of("-c:v", encoderName()));
        if (encoder.upload(encoding).isEmpty()) {
            arguments.addAll(List.of("-pix_fmt", encoder.pixelFormat(encoding).word()));
        }
        arguments.addAll(
                encoder.arguments(new EncoderTask(encoding, camera.input().width(), pipe.live(), encoderName())));
        arguments.addAll(encoding.extraWords());
        return arguments;
    }

    /** The operator's own filters come before those that the encoder needs. */
    private String filters() {
        List<String> filters = new ArrayList<>();
        if (device.kind() == CaptureDevice.Kind.TEST && ffmpeg.drawsText()) {
            filters.add(TestPicture.clock(camera.input().height()));
        }
        List<String> words = camera.pipe().extraWords();
        for (int at = 0; at + 1 < words.size(); at += 2) {
            if (words.get(at).equals(FILTERS)) {
                filters.add(words.get(at + 1));
            }
        }
        filters.add(EVEN_SIZE);
        filters.addAll(encoder.upload(camera.encoding()));
        return String.join(",", filters);
    }

    private List<String> outputWordsBut(String option) {
        List<String> words = camera.pipe().extraWords();
        List<String> others = new ArrayList<>();
        for (int at = 0; at + 1 < words.size(); at += 2) {
            if (!words.get(at).equals(option)) {
                others.addAll(words.subList(at, at + 2));
            }
        }
        return others;
    }

    /** Returns what was decided otherwise than configured. */
    List<String> warnings() throws CaptureRefusedException {
        List<String> warnings = new ArrayList<>();
        packing().warning().ifPresent(warnings::add);
        boolean deaf = camera.sound().enabled() && sound.kind() == SoundSource.Kind.NONE;
        if (deaf && camera.sound().device().isBlank()) {
            warnings.add("enableAudio: this camera has no sound of its own, and audioDevice names no microphone");
        }
        boolean rateOnly =
                encoder instanceof V4l2Encoder && !camera.encoding().bitrate().use();
        if (rateOnly) {
            warnings.add("v4l2m2m knows no constant quality: bitrateKbps counts, not globalQuality");
        }
        if (packing().container() == Container.MATROSKA) {
            warnings.add("pipeFormat matroska: browsers do not play it");
        }
        return warnings;
    }
}
