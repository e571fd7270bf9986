package io.dromedary.config;

import java.util.List;
import java.util.Optional;

/**
 * What the node writes down about itself: {@link LogConfig}. The names in capitals are those of TinyCam's sample, which
 * TinyCam itself ignores; {@code logFormat} is ours.
 */
final class LogSettings {

    static final Setting<LogConfig.Mode> LOG_MODE = new Setting<>(
            "logMode",
            new Choice<>(LogConfig.Mode.WORDS, Optional.empty()),
            LogConfig.Mode.STDOUT,
            Optional.of("LogMode"));
    static final Setting<String> LOG_FILE =
            Setting.text("logFile", "logs/tinycam.log").alsoCalled("LogFile");
    static final Setting<Integer> LOG_MAX_SIZE_MB =
            Setting.whole("logMaxSizeMB", 1, 1_000_000, 50).alsoCalled("LogMaxSizeMB");
    static final Setting<Integer> LOG_MAX_FILES =
            Setting.whole("logMaxFiles", 0, 1_000_000, 5).alsoCalled("LogMaxFiles");
    static final Setting<Boolean> LOG_ROLL_DAILY =
            Setting.flag("logRollDaily", false).alsoCalled("LogRollDaily");
    static final Setting<LogConfig.Format> LOG_FORMAT =
            Setting.choice("logFormat", LogConfig.Format.TEXT, LogConfig.Format.values(), LogConfig.Format::word);

    /** Every setting of this class. */
    static final List<Setting<?>> ALL =
            List.of(LOG_MODE, LOG_FILE, LOG_MAX_SIZE_MB, LOG_MAX_FILES, LOG_ROLL_DAILY, LOG_FORMAT);

    private LogSettings() {}

    static LogConfig read(SettingValues values) {
        return new LogConfig(
                values.of(LOG_MODE),
                values.of(LOG_FILE),
                values.of(LOG_MAX_SIZE_MB),
                values.of(LOG_MAX_FILES),
                values.of(LOG_ROLL_DAILY),
                values.of(LOG_FORMAT));
    }
}
