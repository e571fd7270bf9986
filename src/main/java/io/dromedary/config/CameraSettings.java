package io.dromedary.config;

import java.util.List;
import java.util.stream.Stream;

/** Every setting of a file: names, ranges, and TinyCam's defaults, except where those cannot work on any machine. */
final class CameraSettings {

    /** Every setting, group by group. */
    static final List<Setting<?>> ALL = Stream.of(
                    InputSettings.ALL,
                    EncodingSettings.ALL,
                    PipeSettings.ALL,
                    SoundSettings.ALL,
                    RecordingSettings.ALL,
                    RetentionSettings.ALL,
                    FileSettings.ALL,
                    FfmpegSettings.ALL,
                    ViewerSettings.ALL,
                    LogSettings.ALL,
                    TlsSettings.ALL,
                    ProcessSettings.ALL,
                    EncryptionSettings.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    private CameraSettings() {}
}
