package io.dromedary.config;

import java.util.List;

/** Which sound goes with the picture: {@link SoundConfig}. */
final class SoundSettings {

    static final Setting<Boolean> ENABLE_AUDIO = Setting.flag("enableAudio", false);
    static final Setting<String> AUDIO_DEVICE = Setting.text("audioDevice", "");
    static final Setting<String> AUDIO_CODEC =
            Setting.words("audioCodec", "auto", "auto", "aac", "libopus", "opus", "copy");
    static final Setting<Integer> AUDIO_BITRATE_KBPS = Setting.whole("audioBitrateKbps", 6, 512, 96);
    static final Setting<Integer> AUDIO_SAMPLE_RATE = Setting.whole("audioSampleRate", 8_000, 96_000, 48_000);
    static final Setting<Integer> AUDIO_CHANNELS = Setting.whole("audioChannels", 1, 8, 2);

    /** Every setting of this class. */
    static final List<Setting<?>> ALL =
            List.of(ENABLE_AUDIO, AUDIO_DEVICE, AUDIO_CODEC, AUDIO_BITRATE_KBPS, AUDIO_SAMPLE_RATE, AUDIO_CHANNELS);

    private SoundSettings() {}

    static SoundConfig read(SettingValues values) {
        return new SoundConfig(
                values.of(ENABLE_AUDIO),
                values.of(AUDIO_DEVICE),
                values.of(AUDIO_CODEC),
                values.of(AUDIO_BITRATE_KBPS),
                values.of(AUDIO_SAMPLE_RATE),
                values.of(AUDIO_CHANNELS));
    }
}
