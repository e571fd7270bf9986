package io.dromedary.capture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What ffmpeg's lines say of an encoder that does not start, in words that tell an operator what is missing. */
final class EncoderComplaint {

    static final String BUILT_WITHOUT = "this ffmpeg was built without it";
    private static final String NO_DRIVER = "ffmpeg has it, but this machine has no ";

    /** The more telling ones first. */
    private static final List<Map.Entry<Pattern, String>> MEANINGS = List.of(
            entry("Unknown encoder", BUILT_WITHOUT),
            entry("init_hw_device.*(unknown|Unknown) device type", BUILT_WITHOUT),
            entry("Unrecognized option", "this ffmpeg was built without it, or is too old for it"),
            entry("Cannot load (libcuda|nvcuda|libnvidia-encode|nvEncodeAPI)", NO_DRIVER + "NVIDIA driver (libcuda)"),
            entry("required nvenc API version", "the NVIDIA driver is too old for this ffmpeg"),
            entry("CUDA_ERROR_NO_DEVICE|No capable devices|No NVENC capable devices", "no NVIDIA chip here can do it"),
            entry("OpenEncodeSessionEx failed", "the NVIDIA chip takes no further encoding"),
            entry("MFX session|MFX init|vpl dispatcher|oneVPL", NO_DRIVER + "Quick Sync or no driver for it"),
            entry("Failed to set value 'qsv", "this ffmpeg or this machine has no Quick Sync"),
            entry("No VA display|initialise VAAPI|vaInitialize|/dev/dri/", NO_DRIVER + "graphics chip with VA-API"),
            entry("v4l2m2m.*Could not find a valid device", NO_DRIVER + "codec chip that the kernel offers"),
            entry("v4l2m2m.*can't configure", "the codec chip does not take these settings"),
            entry("No usable encoding (profile|entrypoint)|Encoding entrypoint not found", "the chip cannot do it"),
            entry("Low power mode is unsupported", "the chip has no low-power path for it: set useLowPower to false"),
            entry("Selected ratecontrol mode is unsupported", "the chip does not know this rate control"),
            entry("Codec not supported|is not supported by (the )?(device|hardware)", "the chip cannot do it"),
            entry("Device creation failed", "ffmpeg cannot open the chip"),
            entry("output stream #?0:0.*opening encoder|opening encoder.*stream #?0:0", "it refuses these settings"),
            entry("vost#0:0.*(opening|initializing)", "it refuses these settings"),
            entry("Impossible to convert between the formats", "ffmpeg cannot bring pictures to the chip"));

    private EncoderComplaint() {}

    /** Returns what the lines say of the encoder of the picture, if they complain of it. */
    static Optional<String> in(List<String> lines) {
        return MEANINGS.stream()
                .filter(meaning -> lines.stream()
                        .anyMatch(line -> meaning.getKey().matcher(line).find()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map.Entry<Pattern, String> entry(String shape, String words) {
        return Map.entry(Pattern.compile(shape), words);
    }
}
