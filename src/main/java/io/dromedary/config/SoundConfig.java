package io.dromedary.config;

/**
 * Which sound goes with the picture. The names are TinyCam's.
 *
 * @param enabled whether there is sound at all
 * @param device the microphone, or empty for the sound that comes with the picture's source
 * @param codec {@code auto}, {@code aac}, {@code libopus}, {@code opus} or {@code copy}
 * @param bitrateKbps in kilobits a second, 1 to 10 000
 * @param sampleRate in samples a second, 1 to 1 000 000
 * @param channels 1 to 64
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
