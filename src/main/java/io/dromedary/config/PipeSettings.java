package io.dromedary.config;

import java.time.Duration;
import java.util.List;

/** How the stream is packed on its way from ffmpeg: {@link PipeConfig}. */
final class PipeSettings {

    static final Setting<PackedAs> PIPE_FORMAT =
            Setting.choice("pipeFormat", PackedAs.AUTO, PackedAs.values(), PackedAs::word);
    static final Setting<Boolean> PIPE_LIVE = Setting.flag("pipeLive", true);
    static final Setting<Integer> CLUSTER_TIME_LIMIT_MS = Setting.whole("clusterTimeLimitMs", 1, 60_000, 1000);
    static final Setting<Integer> CLUSTER_SIZE_LIMIT_BYTES =
            Setting.whole("clusterSizeLimitBytes", 1, 1 << 30, 1 << 20);
    static final Setting<String> EXTRA_OUTPUT_ARGS = Setting.extraArguments("extraOutputArgs", AllowedArguments.OUTPUT);

    /** Every setting of this class. */
    static final List<Setting<?>> ALL =
            List.of(PIPE_FORMAT, PIPE_LIVE, CLUSTER_TIME_LIMIT_MS, CLUSTER_SIZE_LIMIT_BYTES, EXTRA_OUTPUT_ARGS);

    private PipeSettings() {}

    static PipeConfig read(SettingValues values) {
        return new PipeConfig(
                values.of(PIPE_FORMAT),
                values.of(PIPE_LIVE),
                Duration.ofMillis(values.of(CLUSTER_TIME_LIMIT_MS)),
                values.of(CLUSTER_SIZE_LIMIT_BYTES),
                values.of(EXTRA_OUTPUT_ARGS));
    }
}
