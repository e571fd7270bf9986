package io.dromedary.capture;

import io.dromedary.config.Encoder;
import io.dromedary.config.EncodingConfig;
import io.dromedary.config.PixelFormat;
import io.dromedary.fragment.Codec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Codec chips on Linux that the kernel offers as Video4Linux memory to memory. They know a bit rate, and no constant
 * quality.
 */
final class V4l2Encoder implements EncoderFamily {

    @Override
    public Encoder encoder() {
        return Encoder.V4L2M2M;
    }

    @Override
    public Optional<String> name(Codec codec, Ffmpeg ffmpeg) {
        return switch (codec) {
            case H264 -> Optional.of("h264_v4l2m2m");
            case H265 -> Optional.of("hevc_v4l2m2m");
            case VP9, AV1 -> Optional.empty();
        };
    }

    @Override
    public PixelFormat pixelFormat(EncodingConfig encoding) {
        PixelFormat asked = encoding.hardware().pixelFormat();
        return asked == PixelFormat.AUTO ? PixelFormat.YUV420P : asked;
    }

    @Override
    public List<String> arguments(EncoderTask task) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-b:v", task.encoding().bitrate().averageKbps() + "k"));
        arguments.addAll(task.keyframeDistance());
        return arguments;
    }

    /** The kernel hands over parameter sets with the first picture. */
    @Override
    public boolean describesLate(String name) {
        return true;
    }
}
