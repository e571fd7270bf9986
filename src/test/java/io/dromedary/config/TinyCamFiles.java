package io.dromedary.config;

/** A configuration with the settings that TinyCam's own sample gives, in its order. */
public final class TinyCamFiles {

    /** The sample. */
    public static final String SAMPLE = """
            platform: auto
            device: '@device_pnp_\\\\?\\usb#vid_045e&pid_0812&mi_00#{65e8773d}\\global'
            width: 1280
            height: 720
            fps: 30
            ffmpegPath: C:/ffmpeg/ffmpeg.exe
            ffmpegDebug: false

            encoder: qsv          # a comment
            videoCodec: vp9
            useLowPower: true
            gop: 60
            keyintMin: 60
            useBitrate: false
            bitrateKbps: 3000
            maxrateKbps: 3000
            bufsizeKbps: 6000
            globalQuality: 28

            outputDir: 'C:/Recordings'
            segmentUnit: second
            segmentSeconds: 60
            fileNamePattern: 'camera_%Y-%m-%dT%H-%M-%S'
            streamOnly: false
            segmentFormat: auto
            pipeFormat: auto
            pipeLive: true
            clusterTimeLimitMs: 1000
            clusterSizeLimitBytes: 1048576

            rtbufSize: '512M'
            threadQueueSize: 1024
            useWallclockTimestamps: true

            saveEncryptedConfig: false
            isEncrypted: false
            cipher:

            extraInputArgs:
            extraEncoderArgs:
            extraOutputArgs:

            enableAudio: false
            audioDevice: 'Microphone (USB Camera XYZ)'
            audioCodec: auto
            audioBitrateKbps: 96
            audioSampleRate: 48000
            audioChannels: 2

            useFileRotation: true
            retentionSweepSeconds: 30
            retainSafeWindowSeconds: 60
            retainMaxFiles: 2
            retainFilePrefix: "camera_"

            LogMode: stdout
            LogMaxSizeMB: 1
            LogMaxFiles: 2
            LogRollDaily: false
            """;

    private TinyCamFiles() {}
}
