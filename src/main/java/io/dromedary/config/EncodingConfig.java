package io.dromedary.config;

import io.dromedary.fragment.Codec;

/**
 * How pictures are compressed. The names are TinyCam's.
 *
 * @param videoCodec the codec
 * @param encoder who does the work
 * @param gop frames from one keyframe to the next, at most, 0 to 100 000; 0 leaves it to the encoder
 * @param keyintMin frames from one keyframe to the next, at least, 0 to 100 000; 0 leaves it to the encoder
 * @param globalQuality constant quality, 0 (best) to 63
 * @param bitrate the three rates, used when {@link Bitrate#use()}
 * @param useLowPower whether Quick Sync uses its low-power path
 * @param nvencPreset NVENC's preset, {@code p1} (fast) to {@code p7} (good)
 * @param extraEncoderArgs further words for ffmpeg behind the encoder's, as one line
 */
public record EncodingConfig(
        Codec videoCodec,
        Encoder encoder,
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
