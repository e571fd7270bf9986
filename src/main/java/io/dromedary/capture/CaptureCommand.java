package io.dromedary.capture;

import io.dromedary.config.CameraConfig;
import io.dromedary.config.Encoder;
import io.dromedary.config.EncodingConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The command line of one capture, as words: no shell ever sees it.
 *
 * @param program the executable
 * @param arguments its arguments; an address in them may hold a password, so they are only shown masked
 * @param debug whether the command line and what ffmpeg says go to the log
 */
public record CaptureCommand(Path program, List<String> arguments, boolean debug) {

    /** 4:2:0 has half as many colours as lines and columns, so both must be even. Nothing is scaled that already is. */
    private static final String EVEN_SIZE = "scale=w=trunc(iw/2)*2:h=trunc(ih/2)*2";

    /** Keeps its own copy of the arguments. */
    public CaptureCommand {
        arguments = List.copyOf(arguments);
    }

    /**
     * Returns the command line that captures a camera to standard output, without sound.
     *
     * @throws CaptureRefusedException if this node cannot make what the configuration asks for
     */
    public static CaptureCommand of(CameraConfig camera, CaptureDevice device, Ffmpeg ffmpeg)
            throws CaptureRefusedException {
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-nostats", "-loglevel"));
        arguments.add(camera.ffmpeg().debug() ? "info" : "warning");
        arguments.addAll(SourceArguments.of(device, camera.input(), ffmpeg));
        arguments.addAll(List.of("-map", "0:v:0", "-an", "-sn", "-dn", "-vf", filters(camera, device, ffmpeg)));
        // frames keep the times they were taken at: a camera that slows down in the dark is not padded with copies
        arguments.addAll(List.of(ffmpeg.isAtLeast(5, 1) ? "-fps_mode" : "-vsync", "vfr"));
        arguments.addAll(encoder(camera));
        arguments.addAll(List.of("-flush_packets", "1", "pipe:1"));
        return new CaptureCommand(ffmpeg.path(), arguments, camera.ffmpeg().debug());
    }

    /** Returns why another encoder than the configured one is used, if so. */
    public static Optional<String> encoderWarning(EncodingConfig encoding) {
        if (encoding.encoder() == Encoder.CPU) {
            return Optional.empty();
        }
        String word = encoding.encoder().name().toLowerCase(Locale.ROOT);
        return Optional.of("encoder " + word + " is not supported yet: the processor encodes instead (encoder: cpu)");
    }

    /** Returns program and arguments. */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(arguments);
        return words;
    }

    private static String filters(CameraConfig camera, CaptureDevice device, Ffmpeg ffmpeg) {
        boolean clock = device.kind() == CaptureDevice.Kind.TEST && ffmpeg.drawsText();
        return clock ? TestPicture.clock(camera.input().height()) + "," + EVEN_SIZE : EVEN_SIZE;
    }

    private static List<String> encoder(CameraConfig camera) throws CaptureRefusedException {
        EncodingConfig encoding = camera.encoding();
        return switch (encoding.videoCodec()) {
            case H264 -> EncoderArguments.h264(encoding);
            case VP9 -> EncoderArguments.vp9(encoding, camera.input());
            case H265, AV1 ->
                throw new CaptureRefusedException(
                        "videoCodec " + encoding.videoCodec().word() + " comes later; set it to h264 or vp9");
        };
    }

    @Override
    public String toString() {
        return Addresses.masked(String.join(" ", words()));
    }
}
