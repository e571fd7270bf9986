package io.dromedary.capture;

import io.dromedary.config.Encoder;
import io.dromedary.config.EncodingConfig;
import io.dromedary.config.PixelFormat;
import io.dromedary.fragment.Codec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** NVIDIA's chips. They know no VP9, and set keyframes exactly {@code gop} frames apart. */
final class NvencEncoder implements EncoderFamily {

    /** 0 would leave the quality to the driver. */
    private static final int BEST_QUALITY = 1;

    private static final int WORST_QUALITY = 51;
    private static final Pattern NEW_PRESET = Pattern.compile("p[1-7]");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    @Override
    public Encoder encoder() {
        return Encoder.NVENC;
    }

    @Override
    public Optional<String> name(Codec codec, Ffmpeg ffmpeg) {
        return switch (codec) {
            case H264 -> Optional.of("h264_nvenc");
            case H265 -> Optional.of("hevc_nvenc");
            case AV1 -> Optional.of("av1_nvenc");
            case VP9 -> Optional.empty();
        };
    }

    @Override
    public PixelFormat pixelFormat(EncodingConfig encoding) {
        PixelFormat asked = encoding.hardware().pixelFormat();
        return asked == PixelFormat.AUTO ? PixelFormat.YUV420P : asked;
    }

    @Override
    public List<String> arguments(EncoderTask task) {
        EncodingConfig encoding = task.encoding();
        List<String> arguments = new ArrayList<>(List.of("-preset", encoding.nvencPreset()));
        // the old presets carry their tuning in their names, and refuse a second one
        boolean tune = task.live() && NEW_PRESET.matcher(encoding.nvencPreset()).matches();
        arguments.addAll(tune ? List.of("-tune", "ll") : List.of());
        arguments.addAll(List.of("-rc", "vbr"));
        arguments.addAll(task.rateOr("-cq", task.quality(BEST_QUALITY, WORST_QUALITY), "-b:v", "0"));
        arguments.addAll(task.keyframeDistance());
        arguments.addAll(List.of("-no-scenecut", "1"));
        arguments.addAll(
                task.live()
                        ? List.of("-bf", "0", "-rc-lookahead", "0", "-delay", "0", "-zerolatency", "1")
                        : List.of());
        String device = encoding.hardware().device();
        arguments.addAll(NUMBER.matcher(device).matches() ? List.of("-gpu", device) : List.of());
        return arguments;
    }
}
