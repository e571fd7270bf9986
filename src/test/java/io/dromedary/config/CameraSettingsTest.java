package io.dromedary.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CameraSettingsTest {

    /** The settings of TinyCam's source, from its table in the protocol reference. */
    private static final List<String> TINYCAM = List.of("""
            platform device width height fps videoCodec encoder useLowPower nvencPreset gop keyintMin globalQuality
            useBitrate bitrateKbps maxrateKbps bufsizeKbps outputDir segmentUnit segmentSeconds fileNamePattern streamOnly
            segmentFormat pipeFormat pipeLive clusterTimeLimitMs clusterSizeLimitBytes rtbufSize threadQueueSize
            useWallclockTimestamps ffmpegPath ffmpegDebug extraInputArgs extraEncoderArgs extraOutputArgs enableAudio
            audioDevice audioCodec audioBitrateKbps audioSampleRate audioChannels useFileRotation retainMaxFiles
            retentionSweepSeconds retainSafeWindowSeconds retainFilePrefix retainExtensions saveEncryptedConfig isEncrypted
            cipher logMode logFile logMaxSizeMB logMaxFiles logRollDaily useJobObjectKillOnClose unixKillProcessGroup
            useSetSidOnUnix setSidCandidates certificateType pfxPath password pemCertPath pemKeyPath channelCapacity
            channelTimeout enableDownload allowForStreamUser""".split("\\s+"));

    @Test
    void all67SettingsOfTinyCamAreKnown() {
        assertThat(TINYCAM).hasSize(67);
        assertThat(known()).extracting(Setting::name).containsAll(TINYCAM).doesNotHaveDuplicates();
    }

    /** Settings that TinyCam does not have. */
    private static final List<String> OURS = List.of(
            "encoderFallback",
            "hardwareDevice",
            "pixelFormat",
            "logFormat",
            "tls",
            "segmentMaxMB",
            "recordingSyncSeconds",
            "recordingTime",
            "retainMaxDays",
            "retainMaxGB",
            "retainMinFreeGB");

    @Test
    void onlyOurOwnAndTheLogSettingsOfTinyCamsSampleAreKnownBesides() {
        assertThat(known())
                .extracting(Setting::name)
                .filteredOn(name -> !TINYCAM.contains(name))
                .containsExactlyInAnyOrderElementsOf(OURS);
        assertThat(known().stream().flatMap(setting -> setting.alias().stream()))
                .containsExactly("LogMode", "LogFile", "LogMaxSizeMB", "LogMaxFiles", "LogRollDaily");
    }

    @Test
    void everyDefaultIsInRange() {
        known().forEach(CameraSettingsTest::requireDefault);
    }

    @Test
    void aRecordRefusesWhatAFileMayNotSay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InputConfig(Platform.AUTO, "auto", 1280, 720, 300, "512M", 1024, true, ""))
                .withMessage("fps: 300 is more than 240");
    }

    private static <T> void requireDefault(Setting<T> setting) {
        setting.require(setting.fallback());
    }

    private static List<Setting<?>> known() {
        return CameraSettings.ALL;
    }
}
