package io.dromedary.config;

import io.dromedary.fragment.Codec;
import java.util.List;

/**
 * How pictures are compressed. The names are TinyCam's.
 *
 * @param videoCodec the codec
 * @param encoder who does the work
 * @param hardware which chip, and what if it does not work
 * @param gop frames from one keyframe to the next, at most, 0 to 100 000; 0 leaves it to the encoder
 * @param keyintMin frames from one keyframe to the next, at least, 0 to 100 000; 0 leaves it to the encoder
 * @param globalQuality constant quality, 0 (best) to 63
 * @param bitrate the three rates, used when {@link Bitrate#use()}
 * @param useLowPower whether Quick Sync uses its low-power path
 * @param nvencPreset NVENC's preset: {@code p1} (fast) to {@code p7} (good), or a name of older drivers
 * @param extraEncoderArgs further words for ffmpeg behind the encoder's, as one line
 */
public record EncodingConfig(
        Codec videoCodec,
        Encoder encoder,
        Hardware hardware,
        int gop,
        int keyintMin,
        int globalQuality,
        Bitrate bitrate,
        boolean useLowPower,
        String nvencPreset,
        String extraEncoderArgs) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public EncodingConfig {
        EncodingSettings.GOP.require(gop);
        EncodingSettings.KEYINT_MIN.require(keyintMin);
        EncodingSettings.GLOBAL_QUALITY.require(globalQuality);
        EncodingSettings.NVENC_PRESET.require(nvencPreset);
        EncodingSettings.EXTRA_ENCODER_ARGS.require(extraEncoderArgs);
    }

    /** Returns the words of {@link #extraEncoderArgs}. */
    public List<String> extraWords() {
        return CommandWords.split(extraEncoderArgs);
    }

    /**
     * Which chip compresses, if one does.
     *
     * @param fallback what happens if the encoder does not work
     * @param device the chip's node, such as {@code /dev/dri/renderD128}, or NVENC's number; empty for the first
     * @param pixelFormat how pictures lie in memory when the encoder gets them
     */
    public record Hardware(EncoderFallback fallback, String device, PixelFormat pixelFormat) {

        /**
         * Checks the device's form, not whether there is one.
         *
         * @throws IllegalArgumentException if it is no name of a device
         */
        public Hardware {
            EncodingSettings.HARDWARE_DEVICE.require(device);
        }
    }

    /**
     * Rates instead of a constant quality.
     *
     * @param use whether they are used at all
     * @param averageKbps average, in kilobits a second, 1 to 1 000 000
     * @param maximumKbps peak, in kilobits a second, 1 to 1 000 000
     * @param bufferKbit rate-control buffer, in kilobits, 1 to 1 000 000
     */
    public record Bitrate(boolean use, int averageKbps, int maximumKbps, int bufferKbit) {

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a rate is out of range
         */
        public Bitrate {
            EncodingSettings.BITRATE_KBPS.require(averageKbps);
            EncodingSettings.MAXRATE_KBPS.require(maximumKbps);
            EncodingSettings.BUFSIZE_KBPS.require(bufferKbit);
        }
    }
}
