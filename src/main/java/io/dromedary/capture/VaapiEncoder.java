package io.dromedary.capture;

import io.dromedary.config.Encoder;
import io.dromedary.config.EncodingConfig;
import io.dromedary.config.PixelFormat;
import io.dromedary.fragment.Codec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Graphics chips on Linux, by the Video Acceleration API. They set keyframes exactly {@code gop} frames apart.
 *
 * <p>H.264 and H.265 take a quantizer from 1 to 51, VP9 and AV1 an index from 1 to 255, about four to a step of
 * {@code globalQuality}.
 */
final class VaapiEncoder implements EncoderFamily {

    private static final String FIRST_NODE = "/dev/dri/renderD128";
    private static final int WORST_QUANTIZER = 51;
    private static final int INDEX_PER_STEP = 4;
    private static final int WORST_INDEX = 255;

    @Override
    public Encoder encoder() {
        return Encoder.VAAPI;
    }

    @Override
    public Optional<String> name(Codec codec, Ffmpeg ffmpeg) {
        return Optional.of(
                switch (codec) {
                    case H264 -> "h264_vaapi";
                    case H265 -> "hevc_vaapi";
                    case VP9 -> "vp9_vaapi";
                    case AV1 -> "av1_vaapi";
                });
    }

    @Override
    public List<String> device(EncodingConfig.Hardware hardware) {
        return List.of("-vaapi_device", hardware.device().startsWith("/") ? hardware.device() : FIRST_NODE);
    }

    /** What the chip's memory holds. */
    @Override
    public PixelFormat pixelFormat(EncodingConfig encoding) {
        return PixelFormat.NV12;
    }

    @Override
    public List<String> upload(EncodingConfig encoding) {
        return List.of("format=nv12", "hwupload");
    }

    @Override
    public List<String> arguments(EncoderTask task) {
        List<String> arguments = new ArrayList<>();
        if (task.encoding().bitrate().use()) {
            arguments.addAll(List.of("-rc_mode", "VBR"));
            arguments.addAll(task.rates());
        } else {
            arguments.addAll(List.of("-rc_mode", "CQP", "-global_quality", quality(task)));
        }
        arguments.addAll(task.keyframeDistance());
        arguments.addAll(task.live() ? List.of("-bf", "0") : List.of());
        return arguments;
    }

    private static String quality(EncoderTask task) {
        return switch (task.codec()) {
            case H264, H265 -> task.quality(1, WORST_QUANTIZER);
            case VP9, AV1 -> {
                int index = INDEX_PER_STEP * task.encoding().globalQuality();
                yield Integer.toString(Math.max(1, Math.min(WORST_INDEX, index)));
            }
        };
    }
}
