package io.dromedary.config;

import java.time.Duration;
import java.util.List;

/** Which recordings are kept: {@link RetentionConfig}. */
final class RetentionSettings {

    static final Setting<Boolean> USE_FILE_ROTATION = Setting.flag("useFileRotation", true);
    static final Setting<Integer> RETAIN_MAX_FILES = Setting.whole("retainMaxFiles", -1, 10_000_000, 60);
    static final Setting<Integer> RETENTION_SWEEP_SECONDS = Setting.whole("retentionSweepSeconds", 1, 24 * 3600, 60);
    static final Setting<Integer> RETAIN_SAFE_WINDOW_SECONDS =
            Setting.whole("retainSafeWindowSeconds", 0, 366 * 24 * 3600, 60);
    static final Setting<String> RETAIN_FILE_PREFIX = Setting.text("retainFilePrefix", "camera_");
    static final Setting<List<String>> RETAIN_EXTENSIONS =
            new Setting<>("retainExtensions", new TextList(32), List.of("mp4", "webm", "mkv"));

    static final Setting<Integer> RETAIN_MAX_DAYS = Setting.whole("retainMaxDays", 0, 36_500, 0);
    static final Setting<Integer> RETAIN_MAX_GB = Setting.whole("retainMaxGB", 0, 1_000_000, 0);
    static final Setting<Integer> RETAIN_MIN_FREE_GB = Setting.whole("retainMinFreeGB", 0, 1_000_000, 0);

    /** Every setting of this class. */
    static final List<Setting<?>> ALL = List.of(
            USE_FILE_ROTATION,
            RETAIN_MAX_FILES,
            RETENTION_SWEEP_SECONDS,
            RETAIN_SAFE_WINDOW_SECONDS,
            RETAIN_FILE_PREFIX,
            RETAIN_EXTENSIONS,
            RETAIN_MAX_DAYS,
            RETAIN_MAX_GB,
            RETAIN_MIN_FREE_GB);

    private RetentionSettings() {}

    static RetentionConfig read(SettingValues values) {
        return new RetentionConfig(
                values.of(USE_FILE_ROTATION),
                values.of(RETAIN_MAX_FILES),
                Duration.ofSeconds(values.of(RETENTION_SWEEP_SECONDS)),
                Duration.ofSeconds(values.of(RETAIN_SAFE_WINDOW_SECONDS)),
                values.of(RETAIN_FILE_PREFIX),
                values.of(RETAIN_EXTENSIONS),
                values.of(RETAIN_MAX_DAYS),
                values.of(RETAIN_MAX_GB),
                values.of(RETAIN_MIN_FREE_GB));
    }
}
