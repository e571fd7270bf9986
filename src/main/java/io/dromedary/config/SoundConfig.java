package io.dromedary.config;

/**
 * Which sound goes with the picture. The names are TinyCam's.
 *
 * @param enabled whether there is sound at all
 * @param device the microphone, or empty for the sound that comes with the picture's source
 * @param codec {@code auto}, {@code aac}, {@code libopus}, {@code opus} or {@code copy}
 * @param bitrateKbps in kilobits a second, 6 to 512
 * @param sampleRate in samples a second, 8 000 to 96 000
 * @param channels 1 to 8
 */
public record SoundConfig(boolean enabled, String device, String codec, int bitrateKbps, int sampleRate, int channels) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public SoundConfig {
        SoundSettings.AUDIO_DEVICE.require(device);
        SoundSettings.AUDIO_BITRATE_KBPS.require(bitrateKbps);
        SoundSettings.AUDIO_SAMPLE_RATE.require(sampleRate);
        SoundSettings.AUDIO_CHANNELS.require(channels);
    }
}
