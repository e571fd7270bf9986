package io.dromedary.config;

import java.util.List;
import java.util.stream.Stream;

/** Every setting of a file: names, ranges, and TinyCam's defaults, except where those cannot work on any machine. */
final class CameraSettings {

    /** What is set for each camera by itself. */
    static final List<Setting<?>> OF_CAMERA = together(Stream.of(
            InputSettings.ALL,
            EncodingSettings.ALL,
            PipeSettings.ALL,
            SoundSettings.ALL,
            RecordingSettings.ALL,
            RetentionSettings.ALL,
            FileSettings.ALL,
            FfmpegSettings.ALL,
            ViewerSettings.ALL));

    /** What is set for the node as a whole, in the default camera's file only. */
    static final List<Setting<?>> OF_NODE =
            together(Stream.of(LogSettings.ALL, TlsSettings.ALL, ProcessSettings.ALL, EncryptionSettings.ALL));

    /** Every setting, group by group. */
    static final List<Setting<?>> ALL = together(Stream.of(OF_CAMERA, OF_NODE));

    private CameraSettings() {}

    private static List<Setting<?>> together(Stream<List<Setting<?>>> groups) {
        return groups.<Setting<?>>flatMap(List::stream).toList();
    }
}
