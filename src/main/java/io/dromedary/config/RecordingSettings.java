package io.dromedary.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is written to disk: {@link RecordingConfig}. */
final class RecordingSettings {

    /** The fields of strftime that give the same name everywhere: none that a slash or the language comes with. */
    private static final String FIELDS = "aAbBCdeFgGhHIjklmMpPRsSTuUVwWyYzZ%";

    static final Setting<Boolean> STREAM_ONLY = Setting.flag("streamOnly", false);
    static final Setting<String> OUTPUT_DIR = new Setting<>("outputDir", FreeText.some(), "recordings");
    static final Setting<SegmentUnit> SEGMENT_UNIT =
            Setting.choice("segmentUnit", SegmentUnit.HOUR, SegmentUnit.values(), SegmentUnit::word);
    static final Setting<Integer> SEGMENT_SECONDS = Setting.whole("segmentSeconds", 1, 366 * 24 * 3600, 1);
    static final Setting<String> FILE_NAME_PATTERN = new Setting<>(
            "fileNamePattern",
            new FreeText(
                    Pattern.compile("(?![.-])(?:[^%/\\\\]|%[" + FIELDS + "]){1,200}"),
                    "is not a file's name of 1 to 200 characters with fields of the time such as %Y, %m, %d, %H, %M, %S"),
            "camera_%Y-%m-%d_%H-%M-%S");
    static final Setting<PackedAs> SEGMENT_FORMAT =
            Setting.choice("segmentFormat", PackedAs.AUTO, PackedAs.values(), PackedAs::word);

    /** A limit that suits FAT32 too. */
    static final Setting<Integer> SEGMENT_MAX_MB = Setting.whole("segmentMaxMB", 0, 1_000_000, 4000);

    static final Setting<Integer> RECORDING_SYNC_SECONDS = Setting.whole("recordingSyncSeconds", 1, 3600, 1);
    static final Setting<Boolean> RECORDING_TIME =
            new Setting<>("recordingTime", new Choice<>(zones(), Optional.empty(), List.of()), false);

    /** Every setting of this class. */
    static final List<Setting<?>> ALL = List.of(
            STREAM_ONLY,
            OUTPUT_DIR,
            SEGMENT_UNIT,
            SEGMENT_SECONDS,
            FILE_NAME_PATTERN,
            SEGMENT_FORMAT,
            SEGMENT_MAX_MB,
            RECORDING_SYNC_SECONDS,
            RECORDING_TIME);

    private RecordingSettings() {}

    static RecordingConfig read(SettingValues values) {
        return new RecordingConfig(
                values.of(STREAM_ONLY),
                values.of(OUTPUT_DIR),
                values.of(SEGMENT_UNIT),
                values.of(SEGMENT_SECONDS),
                values.of(FILE_NAME_PATTERN),
                values.of(SEGMENT_FORMAT),
                values.of(SEGMENT_MAX_MB),
                Duration.ofSeconds(values.of(RECORDING_SYNC_SECONDS)),
                values.of(RECORDING_TIME));
    }

    private static Map<String, Boolean> zones() {
        var zones = new LinkedHashMap<String, Boolean>();
        zones.put("utc", false);
        zones.put("local", true);
        return zones;
    }
}
