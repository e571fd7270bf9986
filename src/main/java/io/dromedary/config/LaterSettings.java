package io.dromedary.config;

import java.util.List;

/**
 * The settings of TinyCam that are known and checked, but have no effect yet. Whoever gives one an effect moves it to
 * {@link CameraSettings}.
 */
final class LaterSettings {

    private static final int DAY = 24 * 3600;

    /** Every setting of this class. */
    static final List<Setting<?>> ALL = List.of(
            // encoding
            flag("useLowPower", true),
            text("nvencPreset", "p5"),
            // recordings
            text("outputDir", "C:/recordings"),
            choice("segmentUnit", "hour", "second", "hour", "day"),
            whole("segmentSeconds", 1, 366 * DAY, 3600),
            text("fileNamePattern", "camera_%Y-%m-%d_%H-%M-%S"),
            flag("streamOnly", false),
            choice("segmentFormat", "auto", "auto", "webm", "mp4", "matroska"),
            flag("useFileRotation", true),
            whole("retainMaxFiles", -1, 10_000_000, 60),
            whole("retentionSweepSeconds", 1, DAY, 60),
            whole("retainSafeWindowSeconds", 0, 366 * DAY, 60),
            text("retainFilePrefix", "camera_"),
            new Setting<>("retainExtensions", new TextList(32), List.of("mp4", "webm", "mkv")),
            flag("enableDownload", false),
            flag("allowForStreamUser", false),
            // the pipe
            choice("pipeFormat", "auto", "auto", "webm", "mp4", "matroska"),
            flag("pipeLive", true),
            whole("clusterTimeLimitMs", 1, 60_000, 1000),
            whole("clusterSizeLimitBytes", 1, 1 << 30, 1 << 20),
            whole("channelCapacity", 2, 4096, 256),
            // more arguments for ffmpeg
            text("extraInputArgs", ""),
            text("extraEncoderArgs", ""),
            text("extraOutputArgs", ""),
            // sound
            flag("enableAudio", false),
            text("audioDevice", ""),
            choice("audioCodec", "auto", "auto", "aac", "libopus", "opus", "copy"),
            whole("audioBitrateKbps", 1, 10_000, 96),
            whole("audioSampleRate", 1, 1_000_000, 48_000),
            whole("audioChannels", 1, 64, 2),
            // encrypted files
            flag("saveEncryptedConfig", false),
            flag("isEncrypted", false),
            text("cipher", ""),
            // the log; the capital names are those of TinyCam's sample, which TinyCam itself ignores
            choice("logMode", "stdout", "none", "stdout", "file", "fileoutput"),
            text("logFile", "logs/tinycam.log"),
            whole("logMaxSizeMB", 1, 1_000_000, 50),
            whole("logMaxFiles", 0, 1_000_000, 5),
            flag("logRollDaily", false),
            choice("LogMode", "stdout", "none", "stdout", "file", "fileoutput"),
            text("LogFile", "logs/tinycam.log"),
            whole("LogMaxSizeMB", 1, 1_000_000, 50),
            whole("LogMaxFiles", 0, 1_000_000, 5),
            flag("LogRollDaily", false),
            // the process
            flag("useJobObjectKillOnClose", true),
            flag("unixKillProcessGroup", true),
            flag("useSetSidOnUnix", true),
            new Setting<>("setSidCandidates", new TextList(32), List.of("/usr/bin/setsid", "/bin/setsid")),
            // TLS
            choice("certificateType", "pfx", "pfx", "pem"),
            text("pfxPath", ""),
            text("password", ""),
            text("pemCertPath", ""),
            text("pemKeyPath", ""));

    private LaterSettings() {}

    private static Setting<String> text(String name, String fallback) {
        return new Setting<>(name, FreeText.any(), fallback);
    }

    private static Setting<String> choice(String name, String fallback, String... words) {
        return new Setting<>(name, Choice.of(words), fallback);
    }

    private static Setting<Integer> whole(String name, int min, int max, int fallback) {
        return new Setting<>(name, new WholeNumber(min, max), fallback);
    }

    private static Setting<Boolean> flag(String name, boolean fallback) {
        return new Setting<>(name, new Flag(), fallback);
    }
}
