package io.dromedary.config;

import java.util.List;
import java.util.regex.Pattern;

/** What is written to disk: {@link RecordingConfig}. */
final class RecordingSettings {

    static final Setting<Boolean> STREAM_ONLY = Setting.flag("streamOnly", false);
    static final Setting<String> OUTPUT_DIR = Setting.text("outputDir", "recordings");
    static final Setting<SegmentUnit> SEGMENT_UNIT =
            Setting.choice("segmentUnit", SegmentUnit.HOUR, SegmentUnit.values(), SegmentUnit::word);
    static final Setting<Integer> SEGMENT_SECONDS = Setting.whole("segmentSeconds", 1, 366 * 24 * 3600, 1);
    /** The fields of strftime that give the same name everywhere: none that a slash or the language comes with. */
    private static final String FIELDS = "aAbBCdeFgGhHIjklmMpPRsSTuUVwWyYzZ%";

    static final Setting<String> FILE_NAME_PATTERN = new Setting<>(
            "fileNamePattern",
            new FreeText(
                    Pattern.compile("(?:[^%/\\\\]|%[" + FIELDS + "]){1,200}"),
                    "is not a file's name of 1 to 200 characters with fields of the time such as %Y, %m, %d, %H, %M, %S"),
            "camera_%Y-%m-%d_%H-%M-%S");
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
