package io.dromedary.config;

import java.util.List;

/** Which ffmpeg captures: {@link FfmpegConfig}. */
final class FfmpegSettings {

    static final Setting<String> FFMPEG_PATH = Setting.text("ffmpegPath", "");
    static final Setting<Boolean> FFMPEG_DEBUG = Setting.flag("ffmpegDebug", false);

    /** Every setting of this class. */
    static final List<Setting<?>> ALL = List.of(FFMPEG_PATH, FFMPEG_DEBUG);

    private FfmpegSettings() {}

    static FfmpegConfig read(SettingValues values) {
        return new FfmpegConfig(values.of(FFMPEG_PATH), values.of(FFMPEG_DEBUG));
    }
}
