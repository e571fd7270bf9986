package io.dromedary.config;

import io.dromedary.fragment.Codec;
import java.time.Duration;
import java.util.List;

/** Every setting, each with a value that is not its default, and what must come of it. */
final class AllSettings {

    static final String TEXT = """
            platform: windows
            device: 'video="@device_pnp_\\\\?\\usb#vid_045e\\global"'
            width: 640
            height: "360"
            fps: 25
            rtbufSize: 64k
            threadQueueSize: 7
            useWallclockTimestamps: no
            extraInputArgs: -probesize 32
            videoCodec: VP9
            encoder: Nvenc
            encoderFallback: none
            hardwareDevice: /dev/dri/renderD129
            pixelFormat: nv12
            useLowPower: false
            nvencPreset: p1
            gop: 50
            keyintMin: 25
            globalQuality: 33
            useBitrate: On
            bitrateKbps: 1000
            maxrateKbps: 2000
            bufsizeKbps: 3000
            extraEncoderArgs: -bf 0
            pipeFormat: matroska
            pipeLive: off
            clusterTimeLimitMs: 500
            clusterSizeLimitBytes: 4096
            extraOutputArgs: -metadata title=porch
            enableAudio: yes
            audioDevice: Microphone (USB)
            audioCodec: libopus
            audioBitrateKbps: 64
            audioSampleRate: 16000
            audioChannels: 1
            streamOnly: true
            outputDir: C:/Recordings
            segmentUnit: second
            segmentSeconds: 90
            fileNamePattern: porch_%s
            segmentMaxMB: 700
            recordingSyncSeconds: 5
            recordingTime: local
            segmentFormat: webm
            useFileRotation: false
            retainMaxFiles: 2
            retentionSweepSeconds: 30
            retainSafeWindowSeconds: 20
            retainFilePrefix: porch_
            retainExtensions: [mp4]
            retainMaxDays: 14
            retainMaxGB: 100
            retainMinFreeGB: 5
            enableDownload: true
            allowForStreamUser: true
            ffmpegPath: C:/ffmpeg/ffmpeg.exe
            ffmpegDebug: TRUE
            channelTimeout: 90
            channelCapacity: 64
            LogMode: fileoutput
            logFile: logs/porch.log
            LogMaxSizeMB: 1
            logMaxFiles: 2
            logRollDaily: true
            logFormat: JSON
            tls: auto
            certificateType: pem
            pfxPath: a.pfx
            password: secret
            pemCertPath: cert.pem
            pemKeyPath: key.pem
            useJobObjectKillOnClose: false
            unixKillProcessGroup: false
            useSetSidOnUnix: false
            setSidCandidates: [/opt/setsid]
            saveEncryptedConfig: true
            isEncrypted: true
            cipher: aes
            """;

    static final CameraConfig CAMERA = new CameraConfig(
            "default",
            new InputConfig(
                    Platform.WINDOWS,
                    "video=\"@device_pnp_\\\\?\\usb#vid_045e\\global\"",
                    640,
                    360,
                    25,
                    "64k",
                    7,
                    false,
                    "-probesize 32"),
            new EncodingConfig(
                    Codec.VP9,
                    Encoder.NVENC,
                    new EncodingConfig.Hardware(EncoderFallback.NONE, "/dev/dri/renderD129", PixelFormat.NV12),
                    50,
                    25,
                    33,
                    new EncodingConfig.Bitrate(true, 1000, 2000, 3000),
                    false,
                    "p1",
                    "-bf 0"),
            new PipeConfig(PackedAs.MATROSKA, false, Duration.ofMillis(500), 4096, "-metadata title=porch"),
            new SoundConfig(true, "Microphone (USB)", "libopus", 64, 16_000, 1),
            new RecordingConfig(
                    true,
                    "C:/Recordings",
                    SegmentUnit.SECOND,
                    90,
                    "porch_%s",
                    PackedAs.WEBM,
                    700,
                    Duration.ofSeconds(5),
                    true),
            new RetentionConfig(
                    false, 2, Duration.ofSeconds(30), Duration.ofSeconds(20), "porch_", List.of("mp4"), 14, 100, 5),
            new FileConfig(true, true),
            new FfmpegConfig("C:/ffmpeg/ffmpeg.exe", true),
            new ViewerConfig(Duration.ofSeconds(90), 64));

    static final NodeConfig NODE = new NodeConfig(
            new LogConfig(LogConfig.Mode.FILE, "logs/porch.log", 1, 2, true, LogConfig.Format.JSON),
            new TlsConfig(TlsConfig.Mode.AUTO, TlsConfig.Kind.PEM, "a.pfx", "secret", "cert.pem", "key.pem"),
            new ProcessConfig(false, false, false, List.of("/opt/setsid")),
            new EncryptionConfig(true, true, "aes"));

    private AllSettings() {}
}
