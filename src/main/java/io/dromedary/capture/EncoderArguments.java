package io.dromedary.capture;

import io.dromedary.config.EncodingConfig;
import io.dromedary.config.EncodingConfig.Bitrate;
import io.dromedary.config.InputConfig;
import java.util.ArrayList;
import java.util.List;

/** The arguments between the source and the pipe: how pictures are compressed and packed, a fragment for each frame. */
final class EncoderArguments {

    /** Above, x264's quality scale ends; at 0 it turns lossless, in a profile that no browser plays. */
    private static final int X264_WORST_QUALITY = 51;

    private static final int X264_BEST_LOSSY_QUALITY = 1;

    /** The narrowest column that VP9 allows is 256 pixels wide; ffmpeg takes the binary logarithm of their number. */
    private static final int VP9_MIN_TILE_PIXELS = 256;

    private static final int VP9_MAX_TILE_COLUMNS_LOG2 = 6;

    private EncoderArguments() {}

    static List<String> h264(EncodingConfig encoding) {
        List<String> arguments = new ArrayList<>(List.of("-c:v", "libx264", "-preset", "veryfast"));
        arguments.addAll(List.of("-tune", "zerolatency", "-pix_fmt", "yuv420p"));
        int quality = Math.max(X264_BEST_LOSSY_QUALITY, Math.min(X264_WORST_QUALITY, encoding.globalQuality()));
        arguments.addAll(
                encoding.bitrate().use() ? rates(encoding.bitrate()) : List.of("-crf", Integer.toString(quality)));
        arguments.addAll(keyframes(encoding));
        arguments.addAll(List.of("-sc_threshold", "0"));
        arguments.addAll(List.of("-f", "mp4", "-movflags", "+frag_every_frame+empty_moov+default_base_moof"));
        return arguments;
    }

    static List<String> vp9(EncodingConfig encoding, InputConfig asked) {
        List<String> arguments = new ArrayList<>(List.of("-c:v", "libvpx-vp9", "-deadline", "realtime"));
        arguments.addAll(List.of("-cpu-used", "8", "-row-mt", "1", "-lag-in-frames", "0", "-auto-alt-ref", "0"));
        arguments.addAll(List.of("-tile-columns", Integer.toString(tileColumns(asked.width())), "-pix_fmt", "yuv420p"));
        arguments.addAll(
                encoding.bitrate().use()
                        ? rates(encoding.bitrate())
                        : List.of("-crf", Integer.toString(encoding.globalQuality()), "-b:v", "0"));
        arguments.addAll(keyframes(encoding));
        // a cluster ends as soon as it holds more than one byte or lasts longer than one millisecond: after each frame
        arguments.addAll(List.of("-f", "webm", "-live", "1", "-cluster_size_limit", "1", "-cluster_time_limit", "1"));
        return arguments;
    }

    private static int tileColumns(int widthPixels) {
        int columns = Math.max(1, widthPixels / VP9_MIN_TILE_PIXELS);
        return Math.min(VP9_MAX_TILE_COLUMNS_LOG2, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(columns));
    }

    private static List<String> rates(Bitrate rate) {
        return List.of(
                "-b:v",
                rate.averageKbps() + "k",
                "-maxrate",
                rate.maximumKbps() + "k",
                "-bufsize",
                rate.bufferKbit() + "k");
    }

    private static List<String> keyframes(EncodingConfig encoding) {
        List<String> arguments = new ArrayList<>();
        if (encoding.gop() > 0) {
            arguments.addAll(List.of("-g", Integer.toString(encoding.gop())));
        }
        if (encoding.keyintMin() > 0) {
            arguments.addAll(List.of("-keyint_min", Integer.toString(encoding.keyintMin())));
        }
        return arguments;
    }
}
