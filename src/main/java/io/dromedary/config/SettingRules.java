package io.dromedary.config;

import io.dromedary.fragment.Codec;
import java.util.ArrayList;
import java.util.List;

/**
 * Which settings of one file do not go together. Refuses only what cannot work, so that TinyCam's own files pass; to be
 * asked about files in which each setting by itself is right.
 */
final class SettingRules {

    private final SettingValues values;
    private final List<ConfigurationProblem> problems = new ArrayList<>();

    private SettingRules(SettingValues values) {
        this.values = values;
    }

    /** Returns what does not go together, each on the line of the setting that stands last. */
    static List<ConfigurationProblem> problems(SettingValues values) {
        SettingRules rules = new SettingRules(values);
        rules.keyframes();
        rules.bitrate();
        rules.container(PipeSettings.PIPE_FORMAT);
        if (!values.of(RecordingSettings.STREAM_ONLY)) {
            rules.container(RecordingSettings.SEGMENT_FORMAT);
            rules.oneStream();
        }
        return rules.problems;
    }

    private void keyframes() {
        int least = values.of(EncodingSettings.KEYINT_MIN);
        int most = values.of(EncodingSettings.GOP);
        boolean bothGiven = values.gives(EncodingSettings.KEYINT_MIN) && values.gives(EncodingSettings.GOP);
        if (bothGiven && most > 0 && least > most) {
            refuse(
                    "`keyintMin: %d` is more than `gop: %d`, the most frames between keyframes".formatted(least, most),
                    EncodingSettings.KEYINT_MIN,
                    EncodingSettings.GOP);
        }
    }

    private void bitrate() {
        int usual = values.of(EncodingSettings.BITRATE_KBPS);
        int most = values.of(EncodingSettings.MAXRATE_KBPS);
        if (values.of(EncodingSettings.USE_BITRATE) && values.gives(EncodingSettings.MAXRATE_KBPS) && most < usual) {
            refuse(
                    "`maxrateKbps` is %d, less than `bitrateKbps`, which is %d".formatted(most, usual),
                    EncodingSettings.BITRATE_KBPS,
                    EncodingSettings.MAXRATE_KBPS);
        }
    }

    /** WebM is VP8, VP9 or AV1 with Vorbis or Opus, and nothing else. */
    private void container(Setting<PackedAs> format) {
        if (values.of(format) != PackedAs.WEBM) {
            return;
        }
        Codec codec = values.of(EncodingSettings.VIDEO_CODEC);
        if (codec == Codec.H264 || codec == Codec.H265) {
            refuse(
                    "`%s: webm` cannot hold %s; use auto, mp4 or matroska".formatted(format.name(), codec.word()),
                    format);
        }
        if (values.of(SoundSettings.ENABLE_AUDIO)
                && values.of(SoundSettings.AUDIO_CODEC).equals("aac")) {
            refuse(
                    "`%s: webm` cannot hold aac; use `audioCodec: opus`, or mp4".formatted(format.name()),
                    format,
                    SoundSettings.AUDIO_CODEC);
        }
    }

    /** Recordings are the stream itself: they cannot be packed otherwise. */
    private void oneStream() {
        PackedAs pipe = values.of(PipeSettings.PIPE_FORMAT);
        PackedAs segment = values.of(RecordingSettings.SEGMENT_FORMAT);
        boolean forBrowsers = segment == PackedAs.MATROSKA && pipe == PackedAs.AUTO;
        boolean unlike = segment != PackedAs.AUTO && pipe != PackedAs.AUTO && segment != pipe;
        if (unlike || forBrowsers) {
            refuse(
                    "`segmentFormat: %s` with `pipeFormat: %s`: recordings and viewers get the same stream; %s"
                            .formatted(
                                    segment.word(),
                                    pipe.word(),
                                    forBrowsers ? "no browser plays matroska" : "make them alike, or one of them auto"),
                    RecordingSettings.SEGMENT_FORMAT,
                    PipeSettings.PIPE_FORMAT);
        }
    }

    private void refuse(String reason, Setting<?>... settings) {
        problems.add(values.problem(reason, settings));
    }
}
