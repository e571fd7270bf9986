package io.dromedary.capture;

import io.dromedary.config.CameraConfig;
import io.dromedary.config.Encoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command line of one capture, as words: no shell ever sees it.
 *
 * @param program the executable
 * @param arguments its arguments; an address in them may hold a password, so they are only shown masked
 * @param debug whether the command line and what ffmpeg says go to the log
 * @param report what an operator should know of it
 */
public record CaptureCommand(Path program, List<String> arguments, boolean debug, CaptureReport report) {

    /** Keeps its own copy of the arguments. */
    public CaptureCommand {
        arguments = List.copyOf(arguments);
    }

    /** A command of which there is nothing to report. */
    public CaptureCommand(Path program, List<String> arguments, boolean debug) {
        this(program, arguments, debug, CaptureReport.NONE);
    }

    /**
     * Returns the command line that captures a camera to standard output by the configured encoder, the processor for
     * {@code auto}: picture first, then sound if there is any.
     *
     * @throws CaptureRefusedException if this node cannot make what the configuration asks for
     */
    public static CaptureCommand of(CameraConfig camera, CaptureDevice device, Ffmpeg ffmpeg)
            throws CaptureRefusedException {
        Encoder asked = camera.encoding().encoder();
        EncoderFamily encoder = EncoderFamily.of(asked == Encoder.AUTO ? Encoder.CPU : asked);
        boolean windows = device.kind() == CaptureDevice.Kind.DSHOW;
        SoundSource sound = SoundSource.of(camera.sound(), device, windows);
        return of(new CapturePlan(camera, device, sound, ffmpeg, encoder), Map.of(), List.of());
    }

    /** Returns the command line of a plan; see {@link CaptureReport} for the other two. */
    static CaptureCommand of(CapturePlan plan, Map<String, String> refused, List<String> concessions)
            throws CaptureRefusedException {
        List<String> warnings = new ArrayList<>(concessions);
        warnings.addAll(plan.warnings());
        CaptureReport report =
                new CaptureReport(plan.encoder().encoder().word(), plan.encoderName(), refused, warnings);
        boolean debug = plan.camera().ffmpeg().debug();
        return new CaptureCommand(plan.ffmpeg().path(), plan.arguments(), debug, report);
    }

    /** Returns program and arguments. */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(arguments);
        return words;
    }

    @Override
    public String toString() {
        return Addresses.masked(String.join(" ", words()));
    }
}
