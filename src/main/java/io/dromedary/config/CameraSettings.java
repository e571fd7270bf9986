package io.dromedary.config;

import io.dromedary.fragment.Codec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The settings that have an effect: names, ranges, and TinyCam's defaults, except where those cannot work on any
 * machine: TinyCam's codec is VP9 and its encoder an Intel chip; here they are H.264 and the processor.
 *
 * <p>A new setting is one line here, or moves here from {@link LaterSettings}.
 */
final class CameraSettings {

    static final Setting<Platform> PLATFORM = new Setting<>(
            "platform",
            new Choice<>(Map.of("auto", Platform.AUTO, "windows", Platform.WINDOWS), Optional.of(Platform.LINUX)),
            Platform.AUTO);
    static final Setting<String> DEVICE = new Setting<>("device", FreeText.some(), InputConfig.AUTO);
    static final Setting<Integer> WIDTH = whole("width", 16, 16_384, 1280);
    static final Setting<Integer> HEIGHT = whole("height", 16, 16_384, 720);
    static final Setting<Integer> FPS = whole("fps", 1, 240, 30);
    static final Setting<String> RTBUF_SIZE = new Setting<>(
            "rtbufSize",
            new FreeText(Pattern.compile("[0-9]{1,10}[kKMG]?"), "is not a number with k, M, G or nothing behind it"),
            "512M");
    static final Setting<Integer> THREAD_QUEUE_SIZE = whole("threadQueueSize", 1, 65_536, 1024);
    static final Setting<Boolean> USE_WALLCLOCK_TIMESTAMPS = flag("useWallclockTimestamps", true);

    static final Setting<Codec> VIDEO_CODEC =
            new Setting<>("videoCodec", choice(Codec.values(), Codec::word), Codec.H264);
    static final Setting<Encoder> ENCODER =
            new Setting<>("encoder", choice(Encoder.values(), Encoder::word), Encoder.CPU);
    static final Setting<Integer> GOP = whole("gop", 0, 100_000, 60);
    static final Setting<Integer> KEYINT_MIN = whole("keyintMin", 0, 100_000, 60);
    static final Setting<Integer> GLOBAL_QUALITY = whole("globalQuality", 0, 63, 28);
    static final Setting<Boolean> USE_BITRATE = flag("useBitrate", false);
    static final Setting<Integer> BITRATE_KBPS = whole("bitrateKbps", 1, 1_000_000, 3000);
    static final Setting<Integer> MAXRATE_KBPS = whole("maxrateKbps", 1, 1_000_000, 3000);
    static final Setting<Integer> BUFSIZE_KBPS = whole("bufsizeKbps", 1, 1_000_000, 6000);

    static final Setting<String> FFMPEG_PATH = new Setting<>("ffmpegPath", FreeText.any(), "");
    static final Setting<Boolean> FFMPEG_DEBUG = flag("ffmpegDebug", false);

    static final Setting<Integer> CHANNEL_TIMEOUT = whole("channelTimeout", 2, 3600, 60);

    /** Every setting of this class. */
    static final List<Setting<?>> ALL = List.of(
            PLATFORM,
            DEVICE,
            WIDTH,
            HEIGHT,
            FPS,
            RTBUF_SIZE,
            THREAD_QUEUE_SIZE,
            USE_WALLCLOCK_TIMESTAMPS,
            VIDEO_CODEC,
            ENCODER,
            GOP,
            KEYINT_MIN,
            GLOBAL_QUALITY,
            USE_BITRATE,
            BITRATE_KBPS,
            MAXRATE_KBPS,
            BUFSIZE_KBPS,
            FFMPEG_PATH,
            FFMPEG_DEBUG,
            CHANNEL_TIMEOUT);

    private CameraSettings() {}

    private static Setting<Integer> whole(String name, int min, int max, int fallback) {
        return new Setting<>(name, new WholeNumber(min, max), fallback);
    }

    private static Setting<Boolean> flag(String name, boolean fallback) {
        return new Setting<>(name, new Flag(), fallback);
    }

    private static <T> Choice<T> choice(T[] values, Function<T, String> word) {
        var words = new LinkedHashMap<String, T>();
        Arrays.stream(values).forEach(value -> words.put(word.apply(value), value));
        return new Choice<>(words, Optional.empty());
    }
}
