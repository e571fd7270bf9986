package io.dromedary.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which device is captured: {@link InputConfig}. */
final class InputSettings {

    static final Setting<Platform> PLATFORM = new Setting<>(
            "platform",
            new Choice<>(
                    new TreeMap<>(Map.of("auto", Platform.AUTO, "windows", Platform.WINDOWS)),
                    Optional.of(Platform.LINUX)),
            Platform.AUTO);
    static final Setting<String> DEVICE = new Setting<>("device", FreeText.some(), InputConfig.AUTO);
    static final Setting<Integer> WIDTH = Setting.whole("width", 16, 16_384, 1280);
    static final Setting<Integer> HEIGHT = Setting.whole("height", 16, 16_384, 720);
    static final Setting<Integer> FPS = Setting.whole("fps", 1, 240, 30);
    static final Setting<String> RTBUF_SIZE = new Setting<>(
            "rtbufSize",
            new FreeText(Pattern.compile("[0-9]{1,10}[kKMG]?"), "is not a number with k, M, G or nothing behind it"),
            "512M");
    static final Setting<Integer> THREAD_QUEUE_SIZE = Setting.whole("threadQueueSize", 1, 65_536, 1024);
    static final Setting<Boolean> USE_WALLCLOCK_TIMESTAMPS = Setting.flag("useWallclockTimestamps", true);
    static final Setting<String> EXTRA_INPUT_ARGS = Setting.extraArguments("extraInputArgs", AllowedArguments.INPUT);

    /** Every setting of this class. */
    static final List<Setting<?>> ALL = List.of(
            PLATFORM,
            DEVICE,
            WIDTH,
            HEIGHT,
            FPS,
            RTBUF_SIZE,
            THREAD_QUEUE_SIZE,
            USE_WALLCLOCK_TIMESTAMPS,
            EXTRA_INPUT_ARGS);

    private InputSettings() {}

    static InputConfig read(SettingValues values) {
        return new InputConfig(
                values.of(PLATFORM),
                values.of(DEVICE),
                values.of(WIDTH),
                values.of(HEIGHT),
                values.of(FPS),
                values.of(RTBUF_SIZE),
                values.of(THREAD_QUEUE_SIZE),
                values.of(USE_WALLCLOCK_TIMESTAMPS),
                values.of(EXTRA_INPUT_ARGS));
    }
}
