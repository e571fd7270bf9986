package io.dromedary.config;

import java.util.List;

/** Who may fetch recordings: {@link FileConfig}. */
final class FileSettings {

    static final Setting<Boolean> ENABLE_DOWNLOAD = Setting.flag("enableDownload", false);
    static final Setting<Boolean> ALLOW_FOR_STREAM_USER = Setting.flag("allowForStreamUser", false);

    /** Every setting of this class. */
    static final List<Setting<?>> ALL = List.of(ENABLE_DOWNLOAD, ALLOW_FOR_STREAM_USER);

    private FileSettings() {}

    static FileConfig read(SettingValues values) {
        return new FileConfig(values.of(ENABLE_DOWNLOAD), values.of(ALLOW_FOR_STREAM_USER));
    }
}
