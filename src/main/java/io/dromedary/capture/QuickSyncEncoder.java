package io.dromedary.capture;

import io.dromedary.config.Encoder;
import io.dromedary.config.EncodingConfig;
import io.dromedary.config.PixelFormat;
import io.dromedary.fragment.Codec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Intel's chips, by Quick Sync Video. They set keyframes exactly {@code gop} frames apart. */
final class QuickSyncEncoder implements EncoderFamily {

    /** Constant quality ("ICQ") goes from 1 to 51; 0 would leave it to the driver. */
    private static final int BEST_QUALITY = 1;

    private static final int WORST_QUALITY = 51;

    @Override
    public Encoder encoder() {
        return Encoder.QSV;
    }

    @Override
    public Optional<String> name(Codec codec, Ffmpeg ffmpeg) {
        return Optional.of(
                switch (codec) {
                    case H264 -> "h264_qsv";
                    case H265 -> "hevc_qsv";
                    case VP9 -> "vp9_qsv";
                    case AV1 -> "av1_qsv";
                });
    }

    @Override
    public List<String> device(EncodingConfig.Hardware hardware) {
        String node = hardware.device();
        String chip = node.startsWith("/") ? "qsv=chip,child_device=" + node : "qsv=chip";
        return List.of("-init_hw_device", chip, "-filter_hw_device", "chip");
    }

    /** The chip reads nothing else. */
    @Override
    public PixelFormat pixelFormat(EncodingConfig encoding) {
        return PixelFormat.NV12;
    }

    @Override
    public List<String> arguments(EncoderTask task) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(task.encoding().useLowPower() ? List.of("-low_power", "1") : List.of());
        arguments.addAll(task.rateOr("-global_quality", task.quality(BEST_QUALITY, WORST_QUALITY)));
        arguments.addAll(task.keyframeDistance());
        if (task.live()) {
            arguments.addAll(List.of("-async_depth", "1"));
            // VP9 and AV1 have no pictures that refer to later ones here
            boolean reorders = task.codec() == Codec.H264 || task.codec() == Codec.H265;
            arguments.addAll(reorders ? List.of("-bf", "0") : List.of());
        }
        return arguments;
    }
}
