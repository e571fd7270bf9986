package io.dromedary.config;

import io.dromedary.fragment.Codec;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How pictures are compressed: {@link EncodingConfig}. TinyCam's codec is VP9 and its encoder an Intel chip; the
 * fallbacks here are those that work on any machine.
 */
final class EncodingSettings {

    private static final List<Codec> TINYCAM_CODECS = List.of(Codec.AV1, Codec.VP9, Codec.H264, Codec.H265);
    private static final List<Encoder> TINYCAM_ENCODERS = List.of(Encoder.CPU, Encoder.QSV, Encoder.NVENC);

    static final Setting<Codec> VIDEO_CODEC =
            Setting.numbered("videoCodec", Codec.H264, Codec.values(), Codec::word, TINYCAM_CODECS);
    static final Setting<Encoder> ENCODER =
            Setting.numbered("encoder", Encoder.CPU, Encoder.values(), Encoder::word, TINYCAM_ENCODERS);
    static final Setting<EncoderFallback> ENCODER_FALLBACK =
            Setting.choice("encoderFallback", EncoderFallback.CPU, EncoderFallback.values(), EncoderFallback::word);
    static final Setting<String> HARDWARE_DEVICE = new Setting<>(
            "hardwareDevice",
            new FreeText(
                    Pattern.compile("(/dev/dri/(renderD|card)[0-9]{1,3}|[0-9]{1,2})?"),
                    "is not a node such as /dev/dri/renderD128, or a number"),
            "");
    static final Setting<PixelFormat> PIXEL_FORMAT =
            Setting.choice("pixelFormat", PixelFormat.AUTO, PixelFormat.values(), PixelFormat::word);
    static final Setting<Boolean> USE_LOW_POWER = Setting.flag("useLowPower", true);
    static final Setting<String> NVENC_PRESET = Setting.words(
            "nvencPreset",
            "p5",
            "p1",
            "p2",
            "p3",
            "p4",
            "p5",
            "p6",
            "p7",
            "default",
            "slow",
            "medium",
            "fast",
            "hp",
            "hq",
            "bd",
            "ll",
            "llhq",
            "llhp");
    static final Setting<Integer> GOP = Setting.whole("gop", 0, 100_000, 60);
    static final Setting<Integer> KEYINT_MIN = Setting.whole("keyintMin", 0, 100_000, 60);
    static final Setting<Integer> GLOBAL_QUALITY = Setting.whole("globalQuality", 0, 63, 28);
    static final Setting<Boolean> USE_BITRATE = Setting.flag("useBitrate", false);
    static final Setting<Integer> BITRATE_KBPS = Setting.whole("bitrateKbps", 1, 1_000_000, 3000);
    static final Setting<Integer> MAXRATE_KBPS = Setting.whole("maxrateKbps", 1, 1_000_000, 3000);
    static final Setting<Integer> BUFSIZE_KBPS = Setting.whole("bufsizeKbps", 1, 1_000_000, 6000);
    static final Setting<String> EXTRA_ENCODER_ARGS =
            Setting.extraArguments("extraEncoderArgs", AllowedArguments.ENCODER);

    /** Every setting of this class. */
    static final List<Setting<?>> ALL = List.of(
            VIDEO_CODEC,
            ENCODER,
            ENCODER_FALLBACK,
            HARDWARE_DEVICE,
            PIXEL_FORMAT,
            USE_LOW_POWER,
            NVENC_PRESET,
            GOP,
            KEYINT_MIN,
            GLOBAL_QUALITY,
            USE_BITRATE,
            BITRATE_KBPS,
            MAXRATE_KBPS,
            BUFSIZE_KBPS,
            EXTRA_ENCODER_ARGS);

    private EncodingSettings() {}

    static EncodingConfig read(SettingValues values) {
        return new EncodingConfig(
                values.of(VIDEO_CODEC),
                values.of(ENCODER),
                new EncodingConfig.Hardware(
                        values.of(ENCODER_FALLBACK), values.of(HARDWARE_DEVICE), values.of(PIXEL_FORMAT)),
                values.of(GOP),
                values.of(KEYINT_MIN),
                values.of(GLOBAL_QUALITY),
                new EncodingConfig.Bitrate(
                        values.of(USE_BITRATE), values.of(BITRATE_KBPS), maxrate(values), values.of(BUFSIZE_KBPS)),
                values.of(USE_LOW_POWER),
                values.of(NVENC_PRESET),
                values.of(EXTRA_ENCODER_ARGS));
    }

    /** A file that only asks for a higher average does not mean to be held below it by a default. */
    private static int maxrate(SettingValues values) {
        return values.gives(MAXRATE_KBPS)
                ? values.of(MAXRATE_KBPS)
                : Math.max(values.of(MAXRATE_KBPS), values.of(BITRATE_KBPS));
    }
}
