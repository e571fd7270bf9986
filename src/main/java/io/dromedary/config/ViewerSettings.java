package io.dromedary.config;

import java.time.Duration;
import java.util.List;

/** What is expected of those who watch: {@link ViewerConfig}. */
final class ViewerSettings {

    static final Setting<Integer> CHANNEL_TIMEOUT = Setting.whole("channelTimeout", 2, 3600, 60);
    static final Setting<Integer> CHANNEL_CAPACITY = Setting.whole("channelCapacity", 2, 4096, 256);

    /** Every setting of this class. */
    static final List<Setting<?>> ALL = List.of(CHANNEL_TIMEOUT, CHANNEL_CAPACITY);

    private ViewerSettings() {}

    static ViewerConfig read(SettingValues values) {
        return new ViewerConfig(Duration.ofSeconds(values.of(CHANNEL_TIMEOUT)), values.of(CHANNEL_CAPACITY));
    }
}
