package io.dromedary.capture;

import io.dromedary.config.Encoder;
import io.dromedary.config.EncodingConfig;
import io.dromedary.config.PixelFormat;
import io.dromedary.fragment.Codec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processor, by the libraries that ffmpeg was built with. */
final class ProcessorEncoder implements EncoderFamily {

    private static final String LIBAOM = "libaom-av1";
    private static final String SVT_AV1 = "libsvtav1";

    /** Above, x264's and x265's quality scale ends; at 0 x264 turns lossless, in a profile that no browser plays. */
    private static final int H26X_WORST_QUALITY = 51;

    private static final int H26X_BEST_LOSSY_QUALITY = 1;

    private static final int VPX_WORST_QUALITY = 63;

    /** The narrowest column that VP9 allows is 256 pixels wide; ffmpeg takes the binary logarithm of their number. */
    private static final int MIN_TILE_PIXELS = 256;

    private static final int MAX_TILE_COLUMNS_LOG2 = 6;

    @Override
    public Encoder encoder() {
        return Encoder.CPU;
    }

    @Override
    public Optional<String> name(Codec codec, Ffmpeg ffmpeg) {
        return Optional.of(
                switch (codec) {
                    case H264 -> "libx264";
                    case H265 -> "libx265";
                    case VP9 -> "libvpx-vp9";
                    case AV1 -> ffmpeg.encoders().contains(SVT_AV1) ? SVT_AV1 : LIBAOM;
                });
    }

    @Override
    public PixelFormat pixelFormat(EncodingConfig encoding) {
        boolean twoPlanes =
                encoding.videoCodec() == Codec.H264 && encoding.hardware().pixelFormat() == PixelFormat.NV12;
        return twoPlanes ? PixelFormat.NV12 : PixelFormat.YUV420P;
    }

    @Override
    public List<String> arguments(EncoderTask task) {
        return switch (task.codec()) {
            case H264 -> h264(task);
            case H265 -> h265(task);
            case VP9 -> vp9(task);
            case AV1 -> task.name().equals(SVT_AV1) ? svtAv1(task) : libaom(task);
        };
    }

    /** libaom describes its stream with the first picture only (ffmpeg 4.4.1). */
    @Override
    public boolean describesLate(String name) {
        return name.equals(LIBAOM);
    }

    private static List<String> h264(EncoderTask task) {
        List<String> arguments = new ArrayList<>(List.of("-preset", "veryfast"));
        arguments.addAll(task.live() ? List.of("-tune", "zerolatency") : List.of());
        arguments.addAll(task.rateOr("-crf", task.quality(H26X_BEST_LOSSY_QUALITY, H26X_WORST_QUALITY)));
        arguments.addAll(task.keyframeDistances());
        arguments.addAll(List.of("-sc_threshold", "0"));
        return arguments;
    }

    private static List<String> h265(EncoderTask task) {
        List<String> arguments = new ArrayList<>(List.of("-preset", "ultrafast"));
        arguments.addAll(task.live() ? List.of("-tune", "zerolatency") : List.of());
        arguments.addAll(task.rateOr("-crf", task.quality(H26X_BEST_LOSSY_QUALITY, H26X_WORST_QUALITY)));
        arguments.addAll(task.keyframeDistances());
        // x265 writes its own lines past ffmpeg's log level; only closed groups can be joined
        arguments.addAll(List.of("-x265-params", "log-level=error:scenecut=0:open-gop=0"));
        return arguments;
    }

    private static List<String> vp9(EncoderTask task) {
        List<String> arguments = new ArrayList<>(List.of("-deadline", "realtime", "-cpu-used", "8", "-row-mt", "1"));
        arguments.addAll(task.live() ? List.of("-lag-in-frames", "0", "-auto-alt-ref", "0") : List.of());
        arguments.addAll(List.of("-tile-columns", tileColumns(task.widthPixels())));
        arguments.addAll(task.rateOr("-crf", task.quality(0, VPX_WORST_QUALITY), "-b:v", "0"));
        arguments.addAll(task.keyframeDistances());
        return arguments;
    }

    private static List<String> libaom(EncoderTask task) {
        List<String> arguments = new ArrayList<>(List.of("-usage", "realtime", "-cpu-used", "8", "-row-mt", "1"));
        arguments.addAll(task.live() ? List.of("-lag-in-frames", "0") : List.of());
        arguments.addAll(List.of("-tile-columns", tileColumns(task.widthPixels())));
        arguments.addAll(task.rateOr("-crf", task.quality(0, VPX_WORST_QUALITY), "-b:v", "0"));
        arguments.addAll(task.keyframeDistances());
        return arguments;
    }

    private static List<String> svtAv1(EncoderTask task) {
        List<String> arguments = new ArrayList<>(List.of("-preset", "10"));
        boolean rates = task.encoding().bitrate().use();
        arguments.addAll(
                rates
                        ? List.of("-b:v", task.encoding().bitrate().averageKbps() + "k")
                        : List.of("-crf", task.quality(1, VPX_WORST_QUALITY)));
        arguments.addAll(task.keyframeDistance());
        // 1: each picture refers to earlier ones only
        arguments.addAll(task.live() ? List.of("-svtav1-params", "pred-struct=1:lookahead=0") : List.of());
        return arguments;
    }

    private static String tileColumns(int widthPixels) {
        int columns = Math.max(1, widthPixels / MIN_TILE_PIXELS);
        int log2 = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(columns);
        return Integer.toString(Math.min(MAX_TILE_COLUMNS_LOG2, log2));
    }
}
