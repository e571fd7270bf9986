package io.dromedary.config;

import java.util.List;

/** What is written to disk: {@link RecordingConfig}. */
final class RecordingSettings {

    static final Setting<Boolean> STREAM_ONLY = Setting.flag("streamOnly", false);
    static final Setting<String> OUTPUT_DIR = Setting.text("outputDir", "recordings");
    static final Setting<SegmentUnit> SEGMENT_UNIT =
            Setting.choice("segmentUnit", SegmentUnit.HOUR, SegmentUnit.values(), SegmentUnit::word);
    static final Setting<Integer> SEGMENT_SECONDS = Setting.whole("segmentSeconds", 1, 366 * 24 * 3600, 1);
    static final Setting<String> FILE_NAME_PATTERN = Setting.text("fileNamePattern", "camera_%Y-%m-%d_%H-%M-%S");
    static final Setting<PackedAs> SEGMENT_FORMAT =
            Setting.choice("segmentFormat", PackedAs.AUTO, PackedAs.values(), PackedAs::word);

    /** Every setting of this class. */
    static final List<Setting<?>> ALL =
            List.of(STREAM_ONLY, OUTPUT_DIR, SEGMENT_UNIT, SEGMENT_SECONDS, FILE_NAME_PATTERN, SEGMENT_FORMAT);

    private RecordingSettings() {}

    static RecordingConfig read(SettingValues values) {
        return new RecordingConfig(
                values.of(STREAM_ONLY),
                values.of(OUTPUT_DIR),
                values.of(SEGMENT_UNIT),
                values.of(SEGMENT_SECONDS),
                values.of(FILE_NAME_PATTERN),
                values.of(SEGMENT_FORMAT));
    }
}
